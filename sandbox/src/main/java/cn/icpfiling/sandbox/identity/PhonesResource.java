package cn.icpfiling.sandbox.identity;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.identity.IdentityResource.Answer;
import cn.icpfiling.sandbox.identity.IdentityResource.Result;
import cn.icpfiling.sandbox.magic.MagicMobile;
import cn.icpfiling.sandbox.refusal.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The carriers' check of three elements: whether the phone is registered for the name and number. True for every phone
 * that is not magic.
 */
@Path("/phones/checks")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class PhonesResource {

    private final SandboxConfig config;

    PhonesResource(SandboxConfig config) {
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Answer check(Question question) throws InterruptedException {
        new Fields()
                .required("/name", Fields.body(question).name(), 256)
                .required("/certificateType", question.certificateType(), 32)
                .required("/certificateNumber", question.certificateNumber(), 64)
                .required("/phone", question.phone(), 32)
                .refuseIfWrong();

        var magic = MagicMobile.of(question.phone());
        if (magic.isEmpty()) {
            return new Answer(Result.MATCH);
        }
        return switch (magic.get()) {
            case MISMATCH -> new Answer(Result.MISMATCH);
            case NOT_FOUND -> new Answer(Result.NOT_FOUND);
            case NOT_SUPPORTED -> new Answer(Result.NOT_SUPPORTED);
            case SILENT -> throw Silence.of("The carrier did not answer", config.silence());
        };
    }

    record Question(String name, String certificateType, String certificateNumber, String phone) {}
}
