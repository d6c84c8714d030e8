// Package export writes readings and tables in the formats that other programs
// read: JSON lines, W3C Web Annotation, brat standoff, CSV, TSV, and the short
// forms that scorers of single tasks take.
//
// It is not for choosing what is exported (the ledger's filters do that) nor
// for showing records to people (the command and the workbench do).
//
// Invariant: every offset that leaves the package is a number of Unicode code
// points from the start of the document's text, half-open, and where a format
// has room for it the quoted text stands beside it, exactly as in the document.
// The same items in the same order give the same bytes.
//
// docs/formats.md describes every format field by field.
package export
