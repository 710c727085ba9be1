package cn.icpfiling.account.codes;

import java.time.Instant;
import java.util.UUID;

/** A code on its way, and from when on the next one can be requested. In whole seconds, rounded to the safe side. */
public record SentCode(UUID codeId, Instant expiresAt, Instant resendAt) {}
