package cn.icpfiling.filing.serving;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.write.IfNoneMatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/internal/serving-list")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SERVICE)
@RunOnVirtualThread
final class InternalServingListResource {

    private final ReadServingList readServingList;

    InternalServingListResource(ReadServingList readServingList) {
        this.readServingList = readServingList;
    }

    @GET
    @APIResponseSchema(value = ServingListView.class, responseCode = "200")
    @APIResponse(responseCode = "304")
    public RestResponse<ServingListView> readServingListInternally(
            @QueryParam("since") @Min(0) Long since,
            @QueryParam("mark") @Size(max = 32) String mark,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("200") @Min(1) Integer limit,
            @HeaderParam(IfNoneMatch.HEADER) String ifNoneMatch) {
        return TaggedServingList.of(
                readServingList.question(since, mark, cursor, limit), readServingList, IfNoneMatch.of(ifNoneMatch));
    }
}
