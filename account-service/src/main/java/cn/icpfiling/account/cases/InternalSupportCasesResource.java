package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.HolderKind;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

@Path("/internal/support-cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class InternalSupportCasesResource {

    private final OpenServiceCase serviceCases;
    private final WithdrawCase withdraw;
    private final IdempotentRequests requests;

    InternalSupportCasesResource(OpenServiceCase serviceCases, WithdrawCase withdraw, IdempotentRequests requests) {
        this.serviceCases = serviceCases;
        this.withdraw = withdraw;
        this.requests = requests;
    }

    record ServiceCaseRequest(
            @NotNull CaseKind kind,
            @NotNull UUID holder,
            @NotNull HolderKind holderKind,
            @NotNull UUID objectId,
            @Size(max = 100) String name,
            @Size(max = 1000) String text) {

        @Override
        public String toString() {
            return "ServiceCaseRequest[" + kind + "]";
        }
    }

    record ServiceCaseFailure(
            @NotNull @Pattern(regexp = "^[A-Z][A-Z0-9_]{2,63}$")
            String code) {}

    record PaperAccessQuestion(
            UUID account, UUID partner, @Size(max = 64) String secret) {

        @Override
        public String toString() {
            return "PaperAccessQuestion";
        }
    }

    /** Name and text are no part of what a repeat is compared by: a caller that did not store them repeats without them. */
    @POST
    @APIResponseSchema(value = ServiceCaseView.class, responseCode = "201")
    public Response openSupportCase(
            @HeaderParam(IdempotencyKey.HEADER) String key, @NotNull @Valid ServiceCaseRequest wanted) {
        return serviceCases
                .handle(
                        requests.of(
                                "openSupportCase",
                                key,
                                wanted.kind(),
                                wanted.holder(),
                                wanted.holderKind(),
                                wanted.objectId()),
                        wanted.kind(),
                        wanted.holder(),
                        wanted.holderKind(),
                        wanted.objectId(),
                        new CaseDetails(wanted.name(), null, null, wanted.text()))
                .toResponse();
    }

    @GET
    @Path("/{id}")
    public ServiceCaseView showSupportCaseInternally(@PathParam("id") UUID id) {
        return serviceCases.show(id);
    }

    /** Needs no idempotency key, because a repeat changes nothing. */
    @POST
    @Path("/{id}/withdrawal")
    @Consumes(MediaType.WILDCARD)
    public ServiceCaseView withdrawSupportCaseInternally(@PathParam("id") UUID id) {
        return withdraw.byService(id);
    }

    /** Needs no idempotency key, because a repeat changes nothing. */
    @POST
    @Path("/{id}/failure")
    public ServiceCaseView failSupportCaseInternally(
            @PathParam("id") UUID id, @NotNull @Valid ServiceCaseFailure failure) {
        return withdraw.failByService(id, failure.code());
    }

    @POST
    @Path("/{id}/paper-access")
    public PaperAccessView checkPaperAccess(@PathParam("id") UUID id, @NotNull @Valid PaperAccessQuestion question) {
        var caller = question.account() == null
                ? CaseCaller.secret(question.secret())
                : CaseCaller.account(question.account());
        return serviceCases.paperAccess(id, caller, question.partner());
    }
}
