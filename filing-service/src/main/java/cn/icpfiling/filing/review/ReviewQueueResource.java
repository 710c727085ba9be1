package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.store.ReviewQueueTable;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

@Path("/api/v1/review-queue")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REVIEWER, Roles.ADMINISTRATOR})
@RunOnVirtualThread
final class ReviewQueueResource {

    private final ShowReviewQueue showReviewQueue;

    ReviewQueueResource(ShowReviewQueue showReviewQueue) {
        this.showReviewQueue = showReviewQueue;
    }

    @GET
    public Page<ReviewQueueItem> listReviewQueue(
            @QueryParam("province") @Pattern(regexp = "^[0-9]{2}$") String province,
            @QueryParam("type") OrderType type,
            @QueryParam("claim") ReviewQueueTable.Claimed claim,
            @QueryParam("secondReview") Boolean secondReview,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return showReviewQueue.page(province, type, claim, secondReview, cursor, limit);
    }
}
