package pdf

import (
	"context"
	"slices"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// endless is a module whose function "run" never returns.
func endless() []byte {
	body := slices.Concat([]byte{0, opLoop, typeVoid, opBranch, 0, opEnd, opEnd})
	return slices.Concat(
		[]byte("\x00asm\x01\x00\x00\x00"),
		section(typeSection, vector([]byte{typeFunc, 0, 0})),
		section(funcSection, vector([]byte{0})),
		section(globalSection, vector([]byte{typeI32, 0, opConstI32, 7, opEnd})),
		section(exportSection, vector(slices.Concat(name("run"), []byte{kindFunc, 0}))),
		section(codeSection, vector(slices.Concat(leb(len(body)), body))),
	)
}

func TestStopEndsALoopThatNeverEnds(t *testing.T) {
	wasm, err := withStop(endless())
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	r := wazero.NewRuntime(ctx)
	defer r.Close(ctx)
	m, err := r.Instantiate(ctx, wasm)
	if err != nil {
		t.Fatal(err)
	}
	started, done := make(chan struct{}), make(chan error)
	go func() {
		close(started)
		_, err := m.ExportedFunction("run").Call(ctx)
		done <- err
	}()
	<-started
	m.ExportedGlobal(stopName).(api.MutableGlobal).Set(1)
	if err := <-done; err == nil {
		t.Error("the loop ended without an error")
	}
}

func TestModuleThatIsCutOff(t *testing.T) {
	whole := endless()
	code := len(whole) - 10 // the code section has this many bytes
	for n := code + 1; n < len(whole); n++ {
		if _, err := withStop(whole[:n]); err == nil {
			t.Errorf("no error for the first %d of %d bytes", n, len(whole))
		}
	}
}

func TestContextThatHasEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var p sheet
	p.lines(50, 740, "The elders met.")
	e := engine(t)
	if _, err := e.Extract(ctx, write(nil, &p)); err != context.Canceled {
		t.Errorf("error %v", err)
	}
	if d, err := e.Extract(context.Background(), write(nil, &p)); err != nil || d.Text != "The elders met." {
		t.Errorf("after it: %v", err)
	}
}
