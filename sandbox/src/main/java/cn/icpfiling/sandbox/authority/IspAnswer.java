package cn.icpfiling.sandbox.authority;

import java.util.ArrayList;
import java.util.List;

/** What a method answers: the code, a sentence, and what more the method has to say. */
record IspAnswer(IspCode code, String message, List<XmlElement> more) {

    static IspAnswer of(IspCode code) {
        return new IspAnswer(code, code.text, List.of());
    }

    static IspAnswer of(IspCode code, String detail) {
        return new IspAnswer(code, code.text + "：" + detail, List.of());
    }

    IspAnswer with(String name, String value) {
        var all = new ArrayList<>(more);
        all.add(XmlElement.of(name, value));
        return new IspAnswer(code, message, List.copyOf(all));
    }
}
