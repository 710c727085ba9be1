package cn.icpfiling.filing.prefill;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The message that a service is about to send.
 *
 * @param message its number, as the event says
 */
@Schema(name = "PrefillMessageRequest")
record MessageRequest(@NotNull @Min(1) @Max(1000) Integer message) {}
