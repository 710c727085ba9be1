package cn.icpfiling.filing.provider;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version with its content, in the form in which another one is handed in. */
@Schema(name = "ProviderProfileVersionContent")
record ProfileVersionView(
        @NotNull ProfileVersion summary, @NotNull ProfileContent profile) {}
