//go:build !purego

#include "textflag.h"

// Go's assembler does not know some instructions of NEON that every arm64
// processor has.
// SMLAL: Vd.4S += Vn.4H * Vm.4H, the lower halves; SMLAL2: the upper ones.
#define SMLAL(m, n, d) WORD $(0x0E608000 | (m)<<16 | (n)<<5 | (d))
#define SMLAL2(m, n, d) WORD $(0x4E608000 | (m)<<16 | (n)<<5 | (d))
// SMULL: Vd.8H = Vn.8B * Vm.8B, the lower halves; SMULL2: the upper ones.
#define SMULL(m, n, d) WORD $(0x0E20C000 | (m)<<16 | (n)<<5 | (d))
#define SMULL2(m, n, d) WORD $(0x4E20C000 | (m)<<16 | (n)<<5 | (d))
// SADALP: Vd.4S += pairs of Vn.8H.
#define SADALP(n, d) WORD $(0x4E606800 | (n)<<5 | (d))

// func dotInt4NEON(y *[4]int32, w *int16, stride int, x *int16, n int)
// n is a multiple of 8 and above 0; stride is in words of 16 bits.
TEXT ·dotInt4NEON(SB), NOSPLIT, $0-40
	MOVD y+0(FP), R0
	MOVD w+8(FP), R1
	MOVD stride+16(FP), R2
	MOVD x+24(FP), R3
	MOVD n+32(FP), R4
	ADD R2<<1, R1, R5
	ADD R2<<1, R5, R6
	ADD R2<<1, R6, R7
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16
intloop:
	VLD1.P 16(R3), [V4.H8]
	VLD1.P 16(R1), [V5.H8]
	VLD1.P 16(R5), [V6.H8]
	VLD1.P 16(R6), [V7.H8]
	VLD1.P 16(R7), [V8.H8]
	SMLAL(5, 4, 0)
	SMLAL(6, 4, 1)
	SMLAL(7, 4, 2)
	SMLAL(8, 4, 3)
	SMLAL2(5, 4, 0)
	SMLAL2(6, 4, 1)
	SMLAL2(7, 4, 2)
	SMLAL2(8, 4, 3)
	SUBS $8, R4, R4
	BNE intloop
	VADDP V1.S4, V0.S4, V0.S4
	VADDP V3.S4, V2.S4, V2.S4
	VADDP V2.S4, V0.S4, V0.S4
	VST1 [V0.S4], (R0)
	RET

// The sums of four rows, V with 16 weights, go to the register acc.
#define ROWS(v, acc) \
	SMULL(v, 8, 9) \
	SMULL2(v, 8, 10) \
	VADDP V10.H8, V9.H8, V9.H8 \
	SADALP(9, acc)

// func sumsInt8NEON(s *[32]int32, w, x *int8, quads int)
// w has 32 rows of four weights for every four numbers of x.
TEXT ·sumsInt8NEON(SB), NOSPLIT, $0-32
	MOVD s+0(FP), R0
	MOVD w+8(FP), R1
	MOVD x+16(FP), R2
	MOVD quads+24(FP), R3
	VEOR V16.B16, V16.B16, V16.B16
	VEOR V17.B16, V17.B16, V17.B16
	VEOR V18.B16, V18.B16, V18.B16
	VEOR V19.B16, V19.B16, V19.B16
	VEOR V20.B16, V20.B16, V20.B16
	VEOR V21.B16, V21.B16, V21.B16
	VEOR V22.B16, V22.B16, V22.B16
	VEOR V23.B16, V23.B16, V23.B16
quad:
	VLD1R.P 4(R2), [V8.S4]
	VLD1.P 64(R1), [V0.B16, V1.B16, V2.B16, V3.B16]
	VLD1.P 64(R1), [V4.B16, V5.B16, V6.B16, V7.B16]
	ROWS(0, 16)
	ROWS(1, 17)
	ROWS(2, 18)
	ROWS(3, 19)
	ROWS(4, 20)
	ROWS(5, 21)
	ROWS(6, 22)
	ROWS(7, 23)
	SUBS $1, R3, R3
	BNE quad
	VST1.P [V16.S4, V17.S4, V18.S4, V19.S4], 64(R0)
	VST1 [V20.S4, V21.S4, V22.S4, V23.S4], (R0)
	RET
