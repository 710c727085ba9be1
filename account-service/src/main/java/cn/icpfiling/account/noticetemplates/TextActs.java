package cn.icpfiling.account.noticetemplates;

import cn.icpfiling.account.core.templates.TextKey;
import cn.icpfiling.platform.audit.Act;

/** Audit entries about texts of notices. */
final class TextActs {

    private TextActs() {}

    static Act of(String name, TextKey key) {
        return Act.of("NOTICE_TEXT." + name, "NOTICE_TEXT", key.id())
                .with("template", key.template())
                .with("channel", key.channel())
                .with("language", key.language());
    }
}
