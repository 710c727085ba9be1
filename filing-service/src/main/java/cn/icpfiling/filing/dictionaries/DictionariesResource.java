package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.filing.core.catalogue.RegionTable;
import cn.icpfiling.platform.web.write.IfNoneMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/api/v1/dictionaries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class DictionariesResource {

    /** Shared caches keep a table for an hour, and ask with its ETag after that. */
    private static final String FOR_AN_HOUR = "public, max-age=3600";

    private final ListDictionaries listDictionaries;
    private final ShowDictionary showDictionary;

    DictionariesResource(ListDictionaries listDictionaries, ShowDictionary showDictionary) {
        this.listDictionaries = listDictionaries;
        this.showDictionary = showDictionary;
    }

    @GET
    @PermitAll
    @APIResponseSchema(value = DictionaryList.class, responseCode = "200")
    @APIResponse(responseCode = "304")
    public RestResponse<DictionaryList> listDictionaries(
            @QueryParam("on") LocalDate on, @HeaderParam(IfNoneMatch.HEADER) String ifNoneMatch) {
        var list = listDictionaries.handle(on);
        return tagged(list, ContentTag.of(list), ifNoneMatch);
    }

    @GET
    @Path("/{name}")
    @PermitAll
    @APIResponseSchema(value = DictionaryView.class, responseCode = "200")
    @APIResponse(responseCode = "304")
    public RestResponse<DictionaryView> showDictionary(
            @PathParam("name") String name,
            @QueryParam("on") LocalDate on,
            @QueryParam("level") RegionTable.Level level,
            @QueryParam("parent") @Size(max = 6) String parent,
            @HeaderParam(IfNoneMatch.HEADER) String ifNoneMatch) {
        var dictionary = showDictionary.handle(name, on, level, parent);
        return tagged(dictionary.table(), dictionary.tag(), ifNoneMatch);
    }

    /** 304 if the client already has this content. */
    private static <T> RestResponse<T> tagged(T body, VersionTag tag, String ifNoneMatch) {
        var response = IfNoneMatch.of(ifNoneMatch).knows(tag)
                ? ResponseBuilder.<T>create(RestResponse.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(body);
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, FOR_AN_HOUR)
                .build();
    }
}
