//go:build !purego

#include "textflag.h"

// Adds 8 sums, times their factors at off, shifted, to y at off.
#define SCALE(S, off) \
	VMOVDQU off(R8), Y8 \
	VPMULDQ Y8, S, Y9 \
	VPSRLQ $32, S, Y10 \
	VPSRLQ $32, Y8, Y8 \
	VPMULDQ Y8, Y10, Y10 \
	VPADDQ Y12, Y9, Y9 \
	VPADDQ Y12, Y10, Y10 \
	VPSRLQ X15, Y9, Y9 \
	VPSRLQ X15, Y10, Y10 \
	VPSLLQ $32, Y10, Y10 \
	VPBLENDD $0xAA, Y10, Y9, Y9 \
	VPADDD off(DI), Y9, Y9 \
	VMOVDQU Y9, off(DI)

// func addProductInt8AVX2(y *int32, w *int8, start, factor *int32, x *int8, quads, blocks, shift int)
// quads is the number of columns by 4, blocks that of rows by 32.
TEXT ·addProductInt8AVX2(SB), NOSPLIT, $0-64
	MOVQ y+0(FP), DI
	MOVQ w+8(FP), SI
	MOVQ start+16(FP), DX
	MOVQ factor+24(FP), R8
	MOVQ x+32(FP), R9
	MOVQ quads+40(FP), R10
	MOVQ blocks+48(FP), R11
	MOVQ shift+56(FP), CX
	VMOVQ CX, X15
	DECQ CX
	MOVQ $1, AX
	SHLQ CX, AX
	VMOVQ AX, X12
	VPBROADCASTQ X12, Y12   // half of what is shifted out
	VPCMPEQW Y14, Y14, Y14
	VPSRLW $15, Y14, Y14    // 16-bit ones
	VPSLLW $7, Y14, Y13
	VPSLLW $15, Y14, Y4
	VPOR Y4, Y13, Y13       // 0x80 in every byte
block:
	VMOVDQU (DX), Y0
	VMOVDQU 32(DX), Y1
	VMOVDQU 64(DX), Y2
	VMOVDQU 96(DX), Y3
	MOVQ R9, AX
	MOVQ R10, BX
quad:
	VPBROADCASTD (AX), Y4
	VPXOR Y13, Y4, Y4       // inputs from 0 to 255
	VPMADDUBSW (SI), Y4, Y5
	VPMADDUBSW 32(SI), Y4, Y6
	VPMADDUBSW 64(SI), Y4, Y7
	VPMADDUBSW 96(SI), Y4, Y8
	VPMADDWD Y14, Y5, Y5
	VPMADDWD Y14, Y6, Y6
	VPMADDWD Y14, Y7, Y7
	VPMADDWD Y14, Y8, Y8
	VPADDD Y5, Y0, Y0
	VPADDD Y6, Y1, Y1
	VPADDD Y7, Y2, Y2
	VPADDD Y8, Y3, Y3
	ADDQ $4, AX
	ADDQ $128, SI
	DECQ BX
	JNZ quad
	SCALE(Y0, 0)
	SCALE(Y1, 32)
	SCALE(Y2, 64)
	SCALE(Y3, 96)
	ADDQ $128, DX
	ADDQ $128, R8
	ADDQ $128, DI
	DECQ R11
	JNZ block
	VZEROUPPER
	RET

// func dotInt4AVX2(y *[4]int32, w *int16, stride int, x *int16, n int)
// n is a multiple of 16 and above 0; stride is in words of 16 bits.
TEXT ·dotInt4AVX2(SB), NOSPLIT, $0-40
	MOVQ y+0(FP), DI
	MOVQ w+8(FP), SI
	MOVQ stride+16(FP), R9
	MOVQ x+24(FP), DX
	MOVQ n+32(FP), R8
	SHLQ $1, R9
	SHLQ $1, R8
	LEAQ (SI)(R9*1), R10
	LEAQ (R10)(R9*1), R11
	LEAQ (R11)(R9*1), R12
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	XORQ AX, AX
intloop:
	VMOVDQU (DX)(AX*1), Y4
	VPMADDWD (SI)(AX*1), Y4, Y5
	VPMADDWD (R10)(AX*1), Y4, Y6
	VPMADDWD (R11)(AX*1), Y4, Y7
	VPMADDWD (R12)(AX*1), Y4, Y8
	VPADDD Y5, Y0, Y0
	VPADDD Y6, Y1, Y1
	VPADDD Y7, Y2, Y2
	VPADDD Y8, Y3, Y3
	ADDQ $32, AX
	CMPQ AX, R8
	JLT intloop
	VPHADDD Y1, Y0, Y0
	VPHADDD Y3, Y2, Y2
	VPHADDD Y2, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD X1, X0, X0
	VMOVDQU X0, (DI)
	VZEROUPPER
	RET

// func addBytesAVX2(sum *int32, x *int8, n int)
// n is a multiple of 8 and above 0.
TEXT ·addBytesAVX2(SB), NOSPLIT, $0-24
	MOVQ sum+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	XORQ AX, AX
addbytes:
	VPMOVSXBD (SI)(AX*1), Y0
	VPADDD (DI)(AX*4), Y0, Y0
	VMOVDQU Y0, (DI)(AX*4)
	ADDQ $8, AX
	CMPQ AX, CX
	JLT addbytes
	VZEROUPPER
	RET

// func outerAVX2(dst, x, y *int8, n, m, shift int)
// m is a multiple of 16, n and m are above 0.
TEXT ·outerAVX2(SB), NOSPLIT, $0-48
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ y+16(FP), DX
	MOVQ n+24(FP), R8
	MOVQ m+32(FP), R9
	MOVQ shift+40(FP), CX
	VMOVQ CX, X5
	MOVQ $1, AX
	SHLQ CX, AX
	SHRQ $1, AX
	VMOVQ AX, X4
	VPBROADCASTW X4, Y4     // half of what is shifted out
	XORQ R10, R10
outerrow:
	MOVBQSX (SI)(R10*1), AX
	VMOVQ AX, X3
	VPBROADCASTW X3, Y3
	XORQ AX, AX
outercolumn:
	VPMOVSXBW (DX)(AX*1), Y0
	VPMULLW Y3, Y0, Y0
	VPADDW Y4, Y0, Y0
	VPSRAW X5, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKSSWB X1, X0, X0
	VMOVDQU X0, (DI)
	ADDQ $16, DI
	ADDQ $16, AX
	CMPQ AX, R9
	JLT outercolumn
	INCQ R10
	CMPQ R10, R8
	JLT outerrow
	VZEROUPPER
	RET

// S = the numbers of the table at T for the inputs at S>>n; Y8 to Y10 have what
// is added to a place, the last place and 0.
#define LOOKUP(S, n, T) \
	VPSRAD $n, S, S \
	VPADDD Y8, S, S \
	VPMINSD Y9, S, S \
	VPMAXSD Y10, S, S \
	VPCMPEQD Y7, Y7, Y7 \
	VPGATHERDD Y7, (T)(S*2), Y6 \
	VPSLLD $16, Y6, S \
	VPSRAD $16, S, S

// Fills Y with a number of 32 bits.
#define FILL(n, X, Y) \
	MOVQ $n, AX \
	VMOVQ AX, X \
	VPBROADCASTD X, Y

// func nextStateAVX2(z, memory *int32, out *int8, h int, sigmoid, tanh *int16)
// h is a multiple of 8 and above 0.
TEXT ·nextStateAVX2(SB), NOSPLIT, $0-48
	MOVQ z+0(FP), DI
	MOVQ memory+8(FP), SI
	MOVQ out+16(FP), DX
	MOVQ h+24(FP), CX
	MOVQ sigmoid+32(FP), R11
	MOVQ tanh+40(FP), R12
	LEAQ (DI)(CX*4), R8
	LEAQ (R8)(CX*4), R9
	LEAQ (R9)(CX*4), R10
	FILL(4096, X8, Y8)
	FILL(8191, X9, Y9)
	VPXOR Y10, Y10, Y10
	FILL(65535, X11, Y11)      // the top of the memory
	VPSUBD Y11, Y10, Y12
	FILL(16384, X13, Y13)      // halves of what is shifted out
	FILL(32768, X14, Y14)
	FILL(2097152, X15, Y15)
	XORQ AX, AX
state:
	VMOVDQU (DI)(AX*4), Y0
	LOOKUP(Y0, 1, R11)
	VMOVDQU (R8)(AX*4), Y1
	LOOKUP(Y1, 1, R11)
	VMOVDQU (R9)(AX*4), Y2
	LOOKUP(Y2, 1, R12)
	VMOVDQU (R10)(AX*4), Y3
	LOOKUP(Y3, 1, R11)
	VPMULLD (SI)(AX*4), Y1, Y1
	VPADDD Y13, Y1, Y1
	VPSRAD $15, Y1, Y1
	VPMULLD Y0, Y2, Y2
	VPADDD Y14, Y2, Y2
	VPSRAD $16, Y2, Y2
	VPADDD Y1, Y2, Y2
	VPMINSD Y11, Y2, Y2
	VPMAXSD Y12, Y2, Y2
	VMOVDQU Y2, (SI)(AX*4)
	LOOKUP(Y2, 4, R12)
	VPMULLD Y2, Y3, Y3
	VPADDD Y15, Y3, Y3
	VPSRAD $22, Y3, Y3
	VEXTRACTI128 $1, Y3, X4
	VPACKSSDW X4, X3, X3
	VPACKSSWB X3, X3, X3
	VMOVQ X3, (DX)(AX*1)
	ADDQ $8, AX
	CMPQ AX, CX
	JLT state
	VZEROUPPER
	RET
