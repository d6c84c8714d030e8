// Package charset turns the bytes of a text into UTF-8.
//
// It is for text of unknown origin: the charset that a page or mail declares is
// a hint that the bytes may refute. It is not for finding the declaration
// (which is a matter of the format), nor for cleaning the text.
//
// Invariant: the text of [Decode] is valid UTF-8 whatever the bytes, and the
// same bytes give the same text.
package charset
