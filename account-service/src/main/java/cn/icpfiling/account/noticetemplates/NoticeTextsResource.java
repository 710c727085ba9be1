package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.account.core.templates.TextSource;
import cn.icpfiling.account.noticetemplates.PreviewText.NoticeTextPreview;
import cn.icpfiling.account.noticetemplates.SendTestMessage.SentTestMessage;
import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

/** One text of a template: its draft, its preview, its test message and its versions. */
@Path("/api/v1/notice-templates/{template}/texts/{channel}/{language}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class NoticeTextsResource {

    private final ShowText showText;
    private final DraftText draftText;
    private final PreviewText previewText;
    private final SendTestMessage sendTest;
    private final PublishText publishText;
    private final DiscardDraft discardDraft;
    private final WithdrawVersion withdrawVersion;
    private final IdempotentRequests requests;

    NoticeTextsResource(
            ShowText showText,
            DraftText draftText,
            PreviewText previewText,
            SendTestMessage sendTest,
            PublishText publishText,
            DiscardDraft discardDraft,
            WithdrawVersion withdrawVersion,
            IdempotentRequests requests) {
        this.showText = showText;
        this.draftText = draftText;
        this.previewText = previewText;
        this.sendTest = sendTest;
        this.publishText = publishText;
        this.discardDraft = discardDraft;
        this.withdrawVersion = withdrawVersion;
        this.requests = requests;
    }

    /** @param text null like the subject for the draft, or without one the text in force */
    record NoticeTextPreviewRequest(
            @Size(max = 200) String subject,
            @Size(max = 4000) String text) {

        TextSource source() {
            return text == null && subject == null
                    ? null
                    : new TextSource(subject, Objects.requireNonNullElse(text, "")).normalised();
        }
    }

    /** @param effectiveFrom null for at once */
    record NoticeTextPublication(OffsetDateTime effectiveFrom) {}

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
    public RestResponse<TextView> showNoticeText(
            @PathParam("template") NoticeTemplate template,
            @PathParam("channel") Channel channel,
            @PathParam("language") Language language) {
        return tagged(showText.handle(new TextKey(template, channel, language)));
    }

    @PUT
    public RestResponse<TextView> draftNoticeText(
            @PathParam("template") NoticeTemplate template,
            @PathParam("channel") Channel channel,
            @PathParam("language") Language language,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid NoticeTextEntry entry) {
        return tagged(draftText.handle(new TextKey(template, channel, language), IfMatch.of(ifMatch), entry));
    }

    @DELETE
    @Path("/draft")
    @Consumes(MediaType.WILDCARD)
    public RestResponse<TextView> discardNoticeDraft(
            @PathParam("template") NoticeTemplate template,
            @PathParam("channel") Channel channel,
            @PathParam("language") Language language,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return tagged(discardDraft.handle(new TextKey(template, channel, language), IfMatch.of(ifMatch)));
    }

    @POST
    @Path("/preview")
    public NoticeTextPreview previewNoticeText(
            @PathParam("template") NoticeTemplate template,
            @PathParam("channel") Channel channel,
            @PathParam("language") Language language,
            @NotNull @Valid NoticeTextPreviewRequest wanted) {
        return previewText.handle(new TextKey(template, channel, language), wanted.source());
    }

    @POST
    @Path("/test-messages")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = SentTestMessage.class, responseCode = "202")
    public Response sendNoticeTestMessage(
            @PathParam("template") NoticeTemplate template,
            @PathParam("channel") Channel channel,
            @PathParam("language") Language language,
            @HeaderParam(IdempotencyKey.HEADER) String key) {
        return sendTest.handle(
                        new TextKey(template, channel, language),
                        requests.of("sendNoticeTestMessage", key, template, channel, language))
                .toResponse();
    }

    @POST
    @Path("/publication")
    @FreshFactor
    @APIResponseSchema(value = TextView.class, responseCode = "200")
    public Response publishNoticeText(
            @PathParam("template") NoticeTemplate template,
            @PathParam("channel") Channel channel,
            @PathParam("language") Language language,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid NoticeTextPublication wish) {
        var from = wish.effectiveFrom() == null ? null : wish.effectiveFrom().toInstant();
        return publishText
                .handle(
                        new TextKey(template, channel, language),
                        requests.of("publishNoticeText", key, template, channel, language, Objects.toString(from)),
                        IfMatch.ofRead(ifMatch),
                        from)
                .toResponse();
    }

    @POST
    @Path("/versions/{version}/withdrawal")
    @Consumes(MediaType.WILDCARD)
    @FreshFactor
    @APIResponseSchema(value = TextView.class, responseCode = "200")
    public Response withdrawNoticeText(
            @PathParam("template") NoticeTemplate template,
            @PathParam("channel") Channel channel,
            @PathParam("language") Language language,
            @PathParam("version") int version,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        return withdrawVersion
                .handle(
                        new TextKey(template, channel, language),
                        version,
                        requests.of("withdrawNoticeText", key, template, channel, language, version),
                        IfMatch.of(ifMatch))
                .toResponse();
    }

    private static RestResponse<TextView> tagged(TaggedText shown) {
        return TaggedResponses.of(shown.tag(), shown.view());
    }
}
