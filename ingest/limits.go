package ingest

import (
	"fmt"
	"time"

	"hearsay"
)

// Limits bounds what one file may cost. What is above a limit is an error of
// the code [hearsay.TooLarge]; the other parts of a container are still read.
type Limits struct {
	// FileBytes is the largest file that is loaded, in bytes.
	FileBytes int64
	// TextBytes is the longest text of one document, in bytes of UTF-8, and the
	// largest file that is taken for one text.
	TextBytes int64
	// ArchiveBytes is how many bytes are unpacked from one file at most, all
	// archives inside it together. Small files may unpack to 200 times their
	// size or 64 MB only.
	ArchiveBytes int64
	// ArchiveDepth is how many containers may stand inside each other: a mail in
	// a zip in a zip is 3.
	ArchiveDepth int
	// Parts is the number of entries of an archive and of parts of a mail.
	Parts int
	// Time is how long one document may take to extract. Formats whose time is
	// bounded by their size do not look at it.
	Time time.Duration
}

// DefaultLimits suit a machine with 2 GB of memory.
func DefaultLimits() Limits {
	return Limits{
		FileBytes:    256 << 20,
		TextBytes:    16 << 20,
		ArchiveBytes: 1 << 30,
		ArchiveDepth: 8,
		Parts:        100_000,
		Time:         25 * time.Second,
	}
}

func tooLarge(what string, size, limit int64) error {
	return &hearsay.Error{
		Code: hearsay.TooLarge,
		Msg:  fmt.Sprintf("%s has %s, the limit is %s", what, bytesOf(size), bytesOf(limit)),
		Hint: "split it",
	}
}

// bytesOf writes a size as people read it.
func bytesOf(n int64) string {
	switch {
	case n >= 10_000_000:
		return fmt.Sprintf("%d MB", n/1_000_000)
	case n >= 10_000:
		return fmt.Sprintf("%d kB", n/1_000)
	}
	return fmt.Sprintf("%d bytes", n)
}
