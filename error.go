package hearsay

import "errors"

// Code sorts errors by what a person or a program can do about them.
type Code string

// The codes of errors, the whole list.
const (
	Invalid     Code = "invalid"     // wrong usage or malformed input
	NotFound    Code = "not-found"   //
	Unsupported Code = "unsupported" // a format or feature that is not read
	Damaged     Code = "damaged"     // cut off or broken beyond repair
	Encrypted   Code = "encrypted"   // needs a password
	TooLarge    Code = "too-large"   // above a stated limit
	Empty       Code = "empty"       // holds no text
	Unreadable  Code = "unreadable"  // the system refused: permission, input/output
	Internal    Code = "internal"    // a fault of ours
)

// Error is an error for a person: what is wrong with which file and, where
// there is something, what to do. The cause is for the log.
type Error struct {
	Code Code
	Path string // "" when no file is concerned
	Msg  string // lower case, no final stop
	Hint string // what to do, "" for nothing
	Err  error
}

// Error is "path: message".
func (e *Error) Error() string {
	if e.Path == "" {
		return e.Msg
	}
	return e.Path + ": " + e.Msg
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// ErrorCode is the code of the first [Error] in err's chain, [Internal] for any
// other error and "" for nil.
func ErrorCode(err error) Code {
	var e *Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &e):
		return e.Code
	}
	return Internal
}
