package cn.icpfiling.account.staff;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The password of the member of staff who calls. */
@Path("/api/v1/staff/me/password")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.AUDITOR, Roles.ADMINISTRATOR})
@RunOnVirtualThread
final class OwnStaffPasswordResource {

    private final SetStaffPassword setPassword;
    private final JsonWebToken token;

    OwnStaffPasswordResource(SetStaffPassword setPassword, JsonWebToken token) {
        this.setPassword = setPassword;
        this.token = token;
    }

    /** As many characters at least as the bootstrap file asks for. */
    record NewStaffPassword(
            @NotNull @Size(min = 12, max = 128) String password) {

        @Override
        public String toString() {
            return "NewStaffPassword";
        }
    }

    @PUT
    @FreshFactor
    public void setStaffPassword(@NotNull @Valid NewStaffPassword request) {
        setPassword.handle(token.getClaim("sid"), request.password());
    }
}
