package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.templates.TextSource;
import cn.icpfiling.platform.web.json.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A text as an administrator writes it.
 *
 * @param subject of a mail; null for the other channels
 * @param note why the text changes
 */
record NoticeTextEntry(
        @Size(max = 200) String subject,

        @NotNull @NotBlank @Size(min = 1, max = 4000) String text,

        @NotNull @NotBlank @Size(min = 1, max = 400) @PlainText(lines = true)
        String note) {

    TextSource source() {
        return new TextSource(subject, text).normalised();
    }
}
