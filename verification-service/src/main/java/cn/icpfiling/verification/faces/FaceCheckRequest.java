package cn.icpfiling.verification.faces;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** @param photo JPEG, Base64 on the wire */
record FaceCheckRequest(
        @NotNull UUID orderId,
        @NotNull Part part,
        @NotNull @Size(min = 1, max = 200) String name,
        @NotNull @Min(1) @Max(99) Integer certificateType,
        @NotNull @Size(min = 1, max = 64) String certificateNumber,
        @NotNull byte[] photo) {

    /** The principal whose face is compared. */
    enum Part {
        SUBJECT_PRINCIPAL,
        SERVICE_PRINCIPAL
    }

    @Override
    public String toString() {
        return "FaceCheckRequest[" + orderId + " " + part + "]";
    }
}
