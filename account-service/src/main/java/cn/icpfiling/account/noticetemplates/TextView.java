package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.MessageProvider;
import cn.icpfiling.account.core.NoticeTemplate;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A text with its draft and its newest versions.
 *
 * @param version in force, whose subject and text stand here
 * @param draft null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TextView(
        NoticeTemplate template,
        Channel channel,
        Language language,
        int version,
        String subject,
        String text,
        DraftView draft,
        List<VersionView> versions) {

    /** @param unapprovedBy of an SMS; null for the other channels */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DraftView(
            String subject,
            String text,
            String note,
            UUID draftedBy,
            Instant draftedAt,
            List<MessageProvider> unapprovedBy) {}

    /**
     * @param shipped true for a text of a release, which has no note and no people
     * @param withdrawnAt null unless it was withdrawn before it held
     * @param unapprovedBy of an SMS that holds or is to hold; else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionView(
            int version,
            boolean shipped,
            Instant effectiveFrom,
            Instant publishedAt,
            UUID draftedBy,
            UUID publishedBy,
            String note,
            Instant withdrawnAt,
            UUID withdrawnBy,
            List<MessageProvider> unapprovedBy) {}
}
