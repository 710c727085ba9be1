package cn.icpfiling.sandbox.authority;

import java.util.ArrayList;
import java.util.List;

/** A method's response: the code, a sentence, and further elements of the method. */
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
