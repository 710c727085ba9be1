package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Sessions of staff, for administrators. Those of applicants are visible to their owners only; AccountSessionsResource ends them. */
@Path("/api/v1/staff/{id}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class StaffSessionsResource {

    private final OpenSessions open;
    private final EndAccountSessions endSessions;
    private final StaffLoginRepository staff;

    StaffSessionsResource(OpenSessions open, EndAccountSessions endSessions, StaffLoginRepository staff) {
        this.open = open;
        this.endSessions = endSessions;
        this.staff = staff;
    }

    @GET
    public SessionList listStaffSessions(@PathParam("id") UUID id) {
        return open.of(member(id), null);
    }

    @DELETE
    public void endStaffSessions(@PathParam("id") UUID id) {
        endSessions.handle(member(id));
    }

    @DELETE
    @Path("/{session}")
    public void endStaffSession(@PathParam("id") UUID id, @PathParam("session") UUID session) {
        open.end(member(id), session, Session.End.BY_ADMINISTRATOR);
    }

    private UUID member(UUID id) {
        if (UnitOfWork.in(() -> staff.findByIdOptional(id)).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return id;
    }
}
