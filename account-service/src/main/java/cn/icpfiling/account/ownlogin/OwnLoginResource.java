package cn.icpfiling.account.ownlogin;

import cn.icpfiling.account.secondfactor.Challenge;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Password and second factor of the caller's account. */
@Path("/api/v1/accounts/me")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class OwnLoginResource {

    private final OwnPassword password;
    private final OwnSecondFactor secondFactor;

    OwnLoginResource(OwnPassword password, OwnSecondFactor secondFactor) {
        this.password = password;
        this.secondFactor = secondFactor;
    }

    record NewPassword(@NotNull @Size(min = 10, max = 128) String password) {

        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    record Enrolment(
            @NotNull UUID challengeId,
            @NotNull @Pattern(regexp = "^[0-9]{6}$") String code) {

        @Override
        public String toString() {
            return "Enrolment";
        }
    }

    record RecoveryCodeList(List<String> recoveryCodes) {

        @Override
        public String toString() {
            return "RecoveryCodeList";
        }
    }

    @GET
    @Path("/password")
    public PasswordState showPassword() {
        return password.show();
    }

    @PUT
    @Path("/password")
    @FreshFactor
    public void setPassword(@NotNull @Valid NewPassword request) {
        password.set(request.password());
    }

    @DELETE
    @Path("/password")
    @Consumes(MediaType.WILDCARD)
    @FreshFactor
    public void removePassword() {
        password.remove();
    }

    @POST
    @Path("/second-factor")
    @Consumes(MediaType.WILDCARD)
    @FreshFactor
    @ResponseStatus(201)
    @APIResponseSchema(value = Challenge.class, responseCode = "201")
    public Challenge offerSecondFactor() {
        return secondFactor.offer();
    }

    @POST
    @Path("/second-factor/confirmation")
    @FreshFactor
    public RecoveryCodeList confirmSecondFactor(@NotNull @Valid Enrolment request) {
        return new RecoveryCodeList(secondFactor.confirm(request.challengeId(), request.code()));
    }

    @DELETE
    @Path("/second-factor")
    @Consumes(MediaType.WILDCARD)
    @FreshFactor
    public void removeSecondFactor() {
        secondFactor.remove();
    }
}
