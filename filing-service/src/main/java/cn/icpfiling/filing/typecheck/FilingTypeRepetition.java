package cn.icpfiling.filing.typecheck;

import jakarta.validation.Valid;

/** Asks the data of an earlier check again. */
record FilingTypeRepetition(@Valid CaptchaAnswer captcha) {}
