package cn.icpfiling.filing.provider;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version with its content, in the form of the request that replaces it. */
@Schema(name = "ProviderProfileVersionContent")
record ProfileVersionView(
        @NotNull ProfileVersion summary, @NotNull ProfileContent profile) {}
