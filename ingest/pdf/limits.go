package pdf

import "time"

const (
	wasmPage = 64 << 10

	// workMemory is what reading a file may take beside the file itself, in
	// bytes; memoryLimit bounds both together.
	workMemory  = 192 << 20
	memoryLimit = fileLimit + workMemory
	// fileLimit is the largest PDF that is read, in bytes.
	fileLimit = 192 << 20
	// keptMemory is the size, in bytes, above which an instance is not used
	// again: its memory never shrinks.
	keptMemory = 64 << 20
	// filesPerInstance bounds what a leak in PDFium can cost.
	filesPerInstance = 200
	// idleInstances are kept for the next files.
	idleInstances = 4

	// pageLimit is the number of pages that are read of one file; the rest is
	// left out with a note.
	pageLimit = 10_000
	// glyphLimit and pageGlyphLimit bound the characters of a file and of a page.
	glyphLimit     = 50_000_000
	pageGlyphLimit = 1_000_000
	// brokenPages in a row end the reading: a page count can lie.
	brokenPages = 64

	// timeLimit is what a file may take, and pageTime what each page that holds
	// text adds to it.
	timeLimit = 20 * time.Second
	pageTime  = 20 * time.Millisecond
)
