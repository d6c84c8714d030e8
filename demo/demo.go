// Package demo holds the built-in sample collection: two dozen fictional
// documents about a peace process that never was, in every format that the
// program reads, each partisan in its own direction.
//
// It is for trying the program and for its tests. The country, its people, its
// outlets and its quarrel are invented. The folder gold has what a careful
// reader finds in every document; src has what the binary files are made from.
//
// Invariant: every document of the collection has gold, and the gold covers all
// of the text that is read.
package demo

import (
	"embed"
	"io/fs"
)

//go:embed collection
var collection embed.FS

// Files returns the files of the collection. The files never change while the
// program runs.
func Files() fs.FS {
	files, err := fs.Sub(collection, "collection")
	if err != nil { // only for an invalid name, and this one is constant
		return collection
	}
	return files
}
