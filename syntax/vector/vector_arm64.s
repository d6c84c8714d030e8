#include "textflag.h"

// Go's assembler does not know the widening multiply and add of NEON, which
// every arm64 processor has.
// SMLAL: Vd.4S += Vn.4H * Vm.4H, the lower halves; SMLAL2: the upper ones.
#define SMLAL(m, n, d) WORD $(0x0E608000 | (m)<<16 | (n)<<5 | (d))
#define SMLAL2(m, n, d) WORD $(0x4E608000 | (m)<<16 | (n)<<5 | (d))

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
