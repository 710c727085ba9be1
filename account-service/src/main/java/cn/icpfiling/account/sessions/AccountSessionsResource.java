package cn.icpfiling.account.sessions;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Ends the sessions of an account of which an administrator believes that another person has one. Only the owner sees them. */
@Path("/api/v1/accounts/{id}/sessions")
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class AccountSessionsResource {

    private final EndAccountSessions endSessions;

    AccountSessionsResource(EndAccountSessions endSessions) {
        this.endSessions = endSessions;
    }

    @DELETE
    public void endAccountSessions(@PathParam("id") UUID id) {
        endSessions.handle(id);
    }
}
