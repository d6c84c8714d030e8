//go:build !(linux || darwin || freebsd)

package pdf

import "context"

// withReservedMemory changes nothing here: memory grows by copying.
func withReservedMemory(ctx context.Context) context.Context { return ctx }
