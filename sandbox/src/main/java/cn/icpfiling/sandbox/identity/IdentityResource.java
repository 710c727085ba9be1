package cn.icpfiling.sandbox.identity;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.magic.MagicName;
import cn.icpfiling.sandbox.refusal.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The identity source: whether the number belongs to the name. True for every name that is not magic. */
@Path("/identity/checks")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class IdentityResource {

    private final SandboxConfig config;

    IdentityResource(SandboxConfig config) {
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Answer check(Question question) throws InterruptedException {
        var fields = new Fields();
        fields.required("/name", Fields.body(question).name(), 256)
                .required("/certificateType", question.certificateType(), 32)
                .required("/certificateNumber", question.certificateNumber(), 64)
                .refuseIfWrong();

        var magic = MagicName.of(question.name());
        if (magic.isEmpty()) {
            return new Answer(Result.MATCH);
        }
        return switch (magic.get()) {
            case MISMATCH -> new Answer(Result.MISMATCH);
            case NOT_FOUND -> new Answer(Result.NOT_FOUND);
            case NOT_SUPPORTED -> new Answer(Result.NOT_SUPPORTED);
            case SILENT -> throw Silence.of("The identity source did not answer", config.silence());
        };
    }

    record Question(String name, String certificateType, String certificateNumber) {}

    record Answer(Result result) {}

    enum Result {
        MATCH,
        MISMATCH,
        NOT_FOUND,
        NOT_SUPPORTED
    }
}
