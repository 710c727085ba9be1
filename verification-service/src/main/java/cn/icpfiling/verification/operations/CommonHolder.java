package cn.icpfiling.verification.operations;

import cn.icpfiling.verification.sources.Holder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What a first line may say for all that follow. */
record CommonHolder(@NotNull @Valid Named commonHolder) {

    static final String FIELD = "commonHolder";

    record Named(
            @NotNull @Size(min = 1, max = 200) String holderName,
            @NotNull @Min(1) @Max(99) Integer certificateType,
            @NotNull @Size(min = 1, max = 64) String certificateNumber) {

        @Override
        public String toString() {
            return "Named[]";
        }
    }

    Holder holder() {
        return new Holder(commonHolder.holderName(), commonHolder.certificateType(), commonHolder.certificateNumber());
    }
}
