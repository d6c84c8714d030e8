//go:build unix

package main

import (
	"runtime"
	"syscall"
)

// peakMB is the largest resident memory of the process so far, in MiB.
func peakMB() float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	unit := 1024.0 // kB, but bytes on macOS
	if runtime.GOOS == "darwin" {
		unit = 1
	}
	return float64(usage.Maxrss) * unit / (1 << 20)
}
