package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.core.templates.Variable;
import java.time.Instant;
import java.util.List;

/** A template of the catalogue with the versions in force of its texts. */
record TemplateView(
        NoticeTemplate template,
        String cause,
        List<RecipientKind> recipients,
        List<VariableView> variables,
        List<TextState> texts) {

    /**
     * @param example of a made-up notice; the entries of a list stand in lines
     */
    record VariableView(
            String name, Variable.Kind kind, boolean optional, boolean personal, String description, String example) {}

    /**
     * @param version in force
     * @param shipped whether it came with a release
     * @param drafted whether there is a draft
     */
    record TextState(
            Channel channel,
            Language language,
            int version,
            boolean shipped,
            Instant effectiveFrom,
            boolean drafted,
            List<String> required) {}
}
