package cn.icpfiling.sandbox.identity;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.magic.MagicOrganisation;
import cn.icpfiling.sandbox.refusal.Fields;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The business register: whether the organisation exists, and whether the person represents it. True for every name
 * that is not magic.
 */
@Path("/business-register/checks")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class BusinessRegisterResource {

    private final SandboxConfig config;

    BusinessRegisterResource(SandboxConfig config) {
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Entry check(Question question) throws InterruptedException {
        new Fields()
                .required("/name", Fields.body(question).name(), 256)
                .required("/certificateType", question.certificateType(), 32)
                .required("/certificateNumber", question.certificateNumber(), 64)
                .refuseIfWrong();

        var magic = MagicOrganisation.of(question.name());
        if (magic.isEmpty()) {
            return entry(Status.REGISTERED, question, true);
        }
        return switch (magic.get()) {
            case CANCELLED -> entry(Status.CANCELLED, question, true);
            case REVOKED -> entry(Status.REVOKED, question, true);
            case RENAMED -> entry(Status.RENAMED, question, true);
            case OTHER_HEAD -> entry(Status.REGISTERED, question, false);
            case NOT_FOUND -> new Entry(Status.NOT_FOUND, null);
            case SILENT -> throw Silence.of("The business register did not answer", config.silence());
        };
    }

    /** Without a person in the request, the response says nothing about representation. */
    private static Entry entry(Status status, Question question, boolean represented) {
        return new Entry(status, question.legalRepresentative() == null ? null : represented);
    }

    record Question(String name, String certificateType, String certificateNumber, String legalRepresentative) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(Status status, Boolean legalRepresentative) {}

    enum Status {
        REGISTERED,
        CANCELLED,
        REVOKED,
        RENAMED,
        NOT_FOUND
    }
}
