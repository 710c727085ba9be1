package cn.icpfiling.platform.web;

import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** A resource as services write them, with every kind of trouble. */
@Path("/api/v1/widgets")
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
final class WidgetResource {

    enum Colour {
        RED,
        BLUE
    }

    record Part(
            @NotBlank @Size(max = 5) String label,
            @Max(9) int weight,

            @Pattern(regexp = "[a-z]*", message = "WIDGET_MARK")
            String mark) {}

    record Widget(
            @NotBlank String name,
            Colour colour,
            int size,
            UUID id,
            Instant since,
            List<@NotNull @Valid Part> parts,
            List<@NotBlank String> tags) {}

    record Seen(UUID account, String client, Set<String> roles, boolean virtual, Instant now) {}

    private final CurrentActor actor;
    private final Clock clock;
    private final CursorCodec cursors;
    private final OtherService other;

    WidgetResource(CurrentActor actor, Clock clock, CursorCodec cursors, @RestClient OtherService other) {
        this.actor = actor;
        this.clock = clock;
        this.cursors = cursors;
        this.other = other;
    }

    @GET
    @Path("/me")
    public Seen me() {
        var me = actor.get();
        return new Seen(
                actor.account(), me.client(), me.roles(), Thread.currentThread().isVirtual(), clock.instant());
    }

    @GET
    @PermitAll
    @Path("/open")
    public List<String> open() {
        return List.of("open");
    }

    @POST
    @PermitAll
    @Path("/open")
    public Widget openly(Widget widget) {
        return widget;
    }

    @GET
    @Path("/{id}")
    public Seen one(@PathParam("id") UUID id) {
        return new Seen(id, null, Set.of(), true, null);
    }

    @GET
    public List<String> list(
            @QueryParam("limit") @Max(1000) Integer limit,
            @QueryParam("colour") Colour colour,
            @QueryParam("since") OffsetDateTime since,
            @QueryParam("cursor") String cursor) {
        return cursor == null ? List.of(cursors.encode("all", List.of("1"))) : cursors.decode("all", cursor);
    }

    @POST
    public Widget create(@NotNull @Valid Widget widget) {
        return widget;
    }

    @POST
    @Path("/made/{way}")
    public Response made(@PathParam("way") String way) {
        var made = "/api/v1/widgets/made?a=%E4%B8%AD#b";
        return switch (way) {
            case "created" -> Response.created(URI.create(made)).build();
            case "located" ->
                RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED)
                        .location(URI.create(made))
                        .build()
                        .toResponse();
            case "text" -> Response.status(201).header("Location", made).build();
            default ->
                Response.created(URI.create("https://elsewhere.example/api/v1/widgets/made"))
                        .build();
        };
    }

    @PUT
    @Path("/{id}/picture")
    @Consumes("image/png")
    @BodyLimit(2 << 20)
    public Long picture(@PathParam("id") UUID id, InputStream body) throws IOException {
        return body.transferTo(java.io.OutputStream.nullOutputStream());
    }

    @POST
    @Path("/rules")
    public Widget rules() {
        throw ProblemException.broken(List.of(Violation.of("/domain", "WIDGET_MARK", "D1")));
    }

    @GET
    @Path("/too-often")
    public Widget tooOften() {
        throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS).retryAfter(Duration.ofSeconds(42));
    }

    @GET
    @Path("/crash")
    public Widget crash() {
        throw new IllegalStateException("jdbc:mysql://secret at com.example.Sql");
    }

    @GET
    @PermitAll
    @Path("/crash-in-the-open")
    public Widget crashInTheOpen() {
        throw new IllegalStateException("first line\nsecond line");
    }

    @GET
    @Path("/echo")
    public OtherService.Echo echo() {
        return other.echo();
    }

    @GET
    @Path("/broken")
    public OtherService.Echo broken() {
        return other.broken();
    }

    @GET
    @Path("/refusing")
    public OtherService.Echo refusing() {
        return other.refusing();
    }

    @GET
    @Path("/promise")
    @NotEmpty
    public List<String> promise() {
        return List.of();
    }
}
