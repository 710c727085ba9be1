package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.refusal.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The clean-up lists of the provinces, and their files. */
@Path("/authority/clean-up-lists")
@PermitAll
@RunOnVirtualThread
final class CleanUpListResource {

    private static final String GBK_CSV = "text/csv;charset=GBK";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final PublishCleanUpList publishCleanUpList;
    private final CleanUpLists lists;

    CleanUpListResource(PublishCleanUpList publishCleanUpList, CleanUpLists lists) {
        this.publishCleanUpList = publishCleanUpList;
        this.lists = lists;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @APIResponseSchema(value = Published.class, responseCode = "201")
    public Published publish(PublishCleanUpList.Wish wish) {
        return Published.of(publishCleanUpList.handle(wish));
    }

    @GET
    @Path("/{id}.csv")
    @Produces(GBK_CSV)
    public byte[] csv(@PathParam("id") UUID id) {
        return GbkCsv.of(rows(id));
    }

    @GET
    @Path("/{id}.xlsx")
    @Produces(XLSX)
    public byte[] xlsx(@PathParam("id") UUID id) {
        return Workbook.of("Sheet1", rows(id));
    }

    private List<List<String>> rows(UUID id) {
        return lists.find(id)
                .map(CleanUpTable::of)
                .orElseThrow(() -> Refusal.notFound(
                        "There is no list with this id", "POST /authority/clean-up-lists publishes one"));
    }

    /** The published list; {@code csv} and {@code xlsx} are the paths of its files. */
    record Published(
            UUID id,
            String province,
            CleanUpList.Kind kind,
            LocalDate publishedOn,
            LocalDate deletionDay,
            int lines,
            String csv,
            String xlsx) {

        static Published of(CleanUpList list) {
            var path = "/authority/clean-up-lists/" + list.id();
            return new Published(
                    list.id(),
                    list.province(),
                    list.kind(),
                    list.publishedOn(),
                    list.deletionDay(),
                    list.lines().size(),
                    path + ".csv",
                    path + ".xlsx");
        }
    }
}
