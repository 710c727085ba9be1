package cn.icpfiling.sandbox.identity;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.magic.MagicFace;
import cn.icpfiling.sandbox.refusal.Fields;
import cn.icpfiling.sandbox.refusal.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;

/**
 * The identity source's comparison of faces. It does not analyse images: every JPEG matches, unless the person's name
 * is magic.
 */
@Path("/faces/checks")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class FacesResource {

    private static final int LONGEST = 20 << 20;

    private final SandboxConfig config;

    FacesResource(SandboxConfig config) {
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Answer check(Question question) throws InterruptedException {
        new Fields()
                .required("/name", Fields.body(question).name(), 256)
                .required("/certificateType", question.certificateType(), 32)
                .required("/certificateNumber", question.certificateNumber(), 64)
                .required("/photo", question.photo(), LONGEST)
                .check(isJpeg(question.photo()), "/photo", "NOT_A_JPEG", "A JPEG in Base64 is required")
                .refuseIfWrong();

        var magic = MagicFace.of(question.name());
        if (magic.isEmpty()) {
            return new Answer(Result.MATCH);
        }
        return switch (magic.get()) {
            case MISMATCH -> new Answer(Result.MISMATCH);
            case NOT_ALIVE -> new Answer(Result.NOT_ALIVE);
            case NOT_FOUND -> new Answer(Result.NOT_FOUND);
            case SLOW -> throw Silence.of("The comparison of faces did not answer", config.silence());
            case DOWN -> throw Refusal.of(503, "DOWN", "Down", "The comparison of faces is down", "Ask again later");
        };
    }

    private static boolean isJpeg(String photo) {
        try {
            var bytes = photo == null ? new byte[0] : Base64.getDecoder().decode(photo);
            return bytes.length > 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    record Question(String name, String certificateType, String certificateNumber, String photo) {

        @Override
        public String toString() {
            return "Question";
        }
    }

    record Answer(Result result) {}

    enum Result {
        MATCH,
        MISMATCH,
        NOT_ALIVE,
        NOT_FOUND
    }
}
