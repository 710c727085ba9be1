package cn.icpfiling.filing.rules;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version with its content. */
@Schema(name = "RuleSet")
record RuleSetView(@NotNull RuleSetSummary summary, @NotNull RuleSetFile rules) {}
