// Package pdf reads PDF files: their text with its structure, and what they say
// about themselves.
//
// The parser is PDFium, built as WebAssembly and run by wazero: a damaged or
// hostile file can neither crash the program nor reach its memory, files or
// clock. PDFium gives characters with their boxes; package layout makes lines,
// columns and paragraphs of them. Package pdf is not for recognising scanned
// text, for rendering or for forms, and it reads no text from pictures.
//
// Invariant: the same bytes give the same document, and every call returns
// within stated limits of memory and time (see limits.go).
package pdf

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"github.com/tetratelabs/wazero"

	"hearsay"
)

// Engine holds PDFium, which it compiles when the first file comes: the first
// call takes about a second, or a few hundredths when an earlier run left its
// result in the user's cache folder. An Engine is safe for use by several
// goroutines; each runs on its own instance, in its own memory.
type Engine struct {
	mu       sync.Mutex
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
	loop     wazero.CompiledModule
	cache    wazero.CompilationCache
	failed   error // why there is no PDFium; stays
	closed   bool
	idle     []*instance
}

// New returns an engine that has not loaded anything yet.
func New() *Engine { return &Engine{} }

// Close frees all memory. No call may be running or follow.
func (e *Engine) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	e.idle = nil
	var errs []error
	if e.runtime != nil {
		errs = append(errs, e.runtime.Close(context.Background()))
	}
	if e.cache != nil {
		errs = append(errs, e.cache.Close(context.Background()))
	}
	return errors.Join(errs...)
}

// acquire returns an instance that no one else uses.
func (e *Engine) acquire(ctx context.Context) (*instance, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil, &hearsay.Error{Code: hearsay.Internal, Msg: "the PDF reader is closed"}
	}
	if e.runtime == nil && e.failed == nil {
		e.failed = e.load()
	}
	if e.failed != nil {
		return nil, e.failed
	}
	if n := len(e.idle); n > 0 {
		in := e.idle[n-1]
		e.idle = e.idle[:n-1]
		return in, nil
	}
	return newInstance(withReservedMemory(ctx), e.runtime, e.compiled, e.loop)
}

// release keeps the instance for the next file, or ends it: after an error its
// state is unknown, and the memory of an instance never shrinks.
func (e *Engine) release(in *instance) {
	in.files++
	e.mu.Lock()
	defer e.mu.Unlock()
	spent := in.err != nil || in.files >= filesPerInstance || in.mod.Memory().Size() > keptMemory
	if spent || e.closed || len(e.idle) >= idleInstances {
		in.close()
		return
	}
	e.idle = append(e.idle, in)
}

func (e *Engine) load() error {
	wasm, err := module(blob)
	if err != nil {
		return err
	}
	e.cache = compilationCache()
	err = e.compile(wasm)
	if err != nil && e.cache != nil { // a damaged cache must not stop anyone
		e.cache = nil
		err = e.compile(wasm)
	}
	if err != nil {
		return &hearsay.Error{Code: hearsay.Internal, Msg: "the PDF reader could not be started", Err: err}
	}
	return nil
}

func (e *Engine) compile(wasm []byte) error {
	ctx := context.Background()
	config := wazero.NewRuntimeConfig().
		WithMemoryLimitPages(memoryLimit / wasmPage)
	if e.cache != nil {
		config = config.WithCompilationCache(e.cache)
	}
	wasm, err := withStop(wasm)
	if err != nil {
		return err
	}
	r := wazero.NewRuntimeWithConfig(ctx, config)
	m, err := r.CompileModule(ctx, wasm)
	if err != nil {
		return errors.Join(err, r.Close(ctx))
	}
	loop, err := r.CompileModule(ctx, loopModule())
	if err == nil {
		err = hostFunctions(ctx, r, m)
	}
	if err != nil {
		return errors.Join(err, r.Close(ctx))
	}
	e.runtime, e.compiled, e.loop = r, m, loop
	return nil
}

// compilationCache is nil where the user has no cache folder that can be
// written.
func compilationCache() wazero.CompilationCache {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "hearsay"))
	if err != nil {
		return nil
	}
	return cache
}
