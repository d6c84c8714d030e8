package pdf

import (
	"context"
	"errors"
	"time"
)

var errSlow = errors.New("the time limit of the file was reached")

// deadline ends a context after a time that can be extended: a long book is
// not a bomb.
type deadline struct {
	end   time.Time
	timer *time.Timer
}

func newDeadline(ctx context.Context, d time.Duration) (context.Context, *deadline, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	t := time.AfterFunc(d, func() { cancel(errSlow) })
	return ctx, &deadline{time.Now().Add(d), t}, func() { t.Stop(); cancel(nil) }
}

func (d *deadline) extend(by time.Duration) {
	d.end = d.end.Add(by)
	if d.timer.Stop() {
		d.timer.Reset(time.Until(d.end))
	}
}
