package cn.icpfiling.account.noticetrace;

import cn.icpfiling.account.core.About;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1/sent-notices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPPORT, Roles.AUDITOR})
@RunOnVirtualThread
final class SentNoticesResource {

    private final ListSentNotices list;

    SentNoticesResource(ListSentNotices list) {
        this.list = list;
    }

    @GET
    public Page<SentNotice> listSentNotices(
            @QueryParam("account") UUID account,
            @QueryParam("order") UUID order,
            @QueryParam("subject") UUID subject,
            @QueryParam("service") UUID service,
            @QueryParam("finding") UUID finding,
            @QueryParam("transfer") UUID transfer,
            @QueryParam("prefilledOrder") UUID prefilledOrder,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        var about = TracedThing.one(
                TracedThing.of(null, account),
                TracedThing.of(About.Kind.ORDER, order),
                TracedThing.of(About.Kind.SUBJECT, subject),
                TracedThing.of(About.Kind.SERVICE, service),
                TracedThing.of(About.Kind.FINDING, finding),
                TracedThing.of(About.Kind.TRANSFER, transfer),
                TracedThing.of(About.Kind.PREFILLED_ORDER, prefilledOrder));
        return list.audited(about, cursor, limit);
    }
}
