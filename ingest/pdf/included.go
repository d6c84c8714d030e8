package pdf

import "io/fs"

// Included reports whether this binary was built with PDFium.
func Included() bool {
	_, err := fs.Stat(blob, blobName)
	return err == nil
}
