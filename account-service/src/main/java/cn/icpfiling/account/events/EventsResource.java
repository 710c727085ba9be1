package cn.icpfiling.account.events;

import cn.icpfiling.account.core.EventTypes;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class EventsResource {

    private final ListEvents listEvents;

    EventsResource(ListEvents listEvents) {
        this.listEvents = listEvents;
    }

    @GET
    @Scope(Scopes.EVENTS_READ)
    public EventPage listEvents(
            @QueryParam("after") @Size(max = 512) String after,
            @QueryParam("types") @Size(max = 20)
                    List<@NotNull @Size(max = 80) @Pattern(regexp = EventTypes.FORM) String> types,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return listEvents.handle(after, EventTypes.of(types), limit);
    }
}
