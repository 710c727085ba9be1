package cn.icpfiling.sandbox.words;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateExtension;

/** What the pages say, in the language of the request: {@code {say:of('收件箱', 'Inbox')}}. */
@TemplateExtension(namespace = "say")
final class Say {

    private Say() {}

    static boolean chinese() {
        return language().isChinese();
    }

    static String of(String chinese, String english) {
        return chinese() ? chinese : english;
    }

    /** A text that the sandbox's source has in English. */
    static String text(String english) {
        return language().say(english);
    }

    /** The address of the page in another language. */
    static String address(String tag) {
        return language().switchTo(tag);
    }

    private static Language language() {
        return Arc.container().instance(Language.class).get();
    }
}
