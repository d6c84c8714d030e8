package pdf

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"strings"

	"hearsay"
)

// The folder is embedded, not the file, so that the program builds without it.
//
//go:embed blob
var blob embed.FS

const blobName = "blob/pdfium.wasm"

// module returns PDFium from the embedded files, or why this binary has none.
func module(files fs.FS) ([]byte, error) {
	wasm, err := fs.ReadFile(files, blobName)
	if err != nil {
		return nil, &hearsay.Error{
			Code: hearsay.Unsupported,
			Msg:  "this hearsay was built without its PDF reader",
			Hint: "build it with `make build`, which fetches PDFium, or use a released binary; all other formats work",
			Err:  err,
		}
	}
	want, err := fs.ReadFile(files, blobName+".sha256")
	if err != nil {
		return nil, foreignModule(err)
	}
	sum := sha256.Sum256(wasm)
	if !strings.HasPrefix(string(want), hex.EncodeToString(sum[:])+" ") {
		return nil, foreignModule(nil)
	}
	return wasm, nil
}

func foreignModule(cause error) error {
	return &hearsay.Error{
		Code: hearsay.Internal,
		Msg:  "the PDF reader in this hearsay is not the one that it was tested with",
		Hint: "remove ingest/pdf/blob/pdfium.wasm and run `make build` again",
		Err:  cause,
	}
}
