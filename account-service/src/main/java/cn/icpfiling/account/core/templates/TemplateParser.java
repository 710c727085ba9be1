package cn.icpfiling.account.core.templates;

import cn.icpfiling.account.core.templates.MessageTemplate.Branch;
import cn.icpfiling.account.core.templates.MessageTemplate.Choice;
import cn.icpfiling.account.core.templates.MessageTemplate.Condition;
import cn.icpfiling.account.core.templates.MessageTemplate.Loop;
import cn.icpfiling.account.core.templates.MessageTemplate.Part;
import cn.icpfiling.account.core.templates.MessageTemplate.Value;
import cn.icpfiling.account.core.templates.MessageTemplate.Words;
import cn.icpfiling.account.core.templates.TemplateFault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a text once, from its first to its last character. */
final class TemplateParser {

    private static final int DEEPEST = 6;
    private static final String NAME = "[a-z][A-Za-z0-9]{0,39}(?:_count|_hasNext)?";
    private static final Pattern VALUE = Pattern.compile(NAME);
    private static final Pattern IF = Pattern.compile("#if +(.+)");
    private static final Pattern ELSE_IF = Pattern.compile("#else +if +(.+)");
    private static final Pattern CONDITION =
            Pattern.compile("(" + NAME + ")(?: *== *(?:'([A-Za-z0-9_.-]{1,60})'|(\\d{1,6})))?");
    private static final Pattern FOR = Pattern.compile("#for +([a-z][A-Za-z0-9]{0,39}) +in +(" + NAME + ")");
    private static final String ELSE = "#else";
    private static final String END_IF = "/if";
    private static final String END_FOR = "/for";

    private final String source;
    private int at;
    private boolean inLoop;

    TemplateParser(String source) {
        this.source = source;
    }

    List<Part> parse() {
        var body = body(0);
        if (body.end() != null) {
            throw new TemplateFault(Kind.UNKNOWN_TAG, "{" + body.end() + "}");
        }
        return body.parts();
    }

    /** @param end the tag that ended the body: an end or an else; null at the end of the text */
    private record Body(List<Part> parts, String end) {}

    private Body body(int depth) {
        if (depth > DEEPEST) {
            throw new TemplateFault(Kind.TOO_DEEP, source.substring(at));
        }
        var parts = new ArrayList<Part>();
        while (at < source.length()) {
            if (source.charAt(at) != '{') {
                parts.add(words());
                continue;
            }
            var tag = tag();
            if (tag.startsWith("/") || tag.equals(ELSE) || ELSE_IF.matcher(tag).matches()) {
                return new Body(parts, tag);
            }
            parts.add(part(tag, depth));
        }
        return new Body(parts, null);
    }

    private Words words() {
        var end = source.indexOf('{', at);
        var text = source.substring(at, end < 0 ? source.length() : end);
        if (text.indexOf('}') >= 0) {
            throw new TemplateFault(Kind.UNKNOWN_TAG, text.substring(text.indexOf('}')));
        }
        at += text.length();
        return new Words(text);
    }

    /** The content of the braces. */
    private String tag() {
        var end = source.indexOf('}', at);
        if (end < 0) {
            throw new TemplateFault(Kind.UNCLOSED, source.substring(at));
        }
        var tag = source.substring(at + 1, end);
        at = end + 1;
        return tag;
    }

    private Part part(String tag, int depth) {
        if (VALUE.matcher(tag).matches()) {
            return new Value(tag);
        }
        var choice = IF.matcher(tag);
        if (choice.matches()) {
            return choice(tag, condition(choice.group(1), tag), depth);
        }
        var loop = FOR.matcher(tag);
        if (loop.matches()) {
            if (inLoop) {
                // A list in a list would multiply the text.
                throw new TemplateFault(Kind.TOO_DEEP, "{" + tag + "}");
            }
            inLoop = true;
            var body = body(depth + 1);
            requireEnd(END_FOR, body.end(), tag);
            inLoop = false;
            return new Loop(loop.group(1), loop.group(2), body.parts());
        }
        throw new TemplateFault(Kind.UNKNOWN_TAG, "{" + tag + "}");
    }

    private Choice choice(String opening, Condition first, int depth) {
        var branches = new ArrayList<Branch>();
        var condition = first;
        while (true) {
            var body = body(depth + 1);
            branches.add(new Branch(condition, body.parts()));
            if (END_IF.equals(body.end())) {
                return new Choice(branches);
            }
            if (condition == null || body.end() == null || body.end().equals(END_FOR)) {
                requireEnd(END_IF, body.end(), opening);
            }
            condition = nextCondition(body.end());
        }
    }

    /** Null for a plain else. */
    private static Condition nextCondition(String tag) {
        if (tag.equals(ELSE)) {
            return null;
        }
        var otherwise = ELSE_IF.matcher(tag);
        if (!otherwise.matches()) {
            throw new TemplateFault(Kind.UNKNOWN_TAG, "{" + tag + "}");
        }
        return condition(otherwise.group(1), tag);
    }

    private static Condition condition(String text, String tag) {
        var parsed = CONDITION.matcher(text.strip());
        if (!parsed.matches()) {
            throw new TemplateFault(Kind.UNKNOWN_TAG, "{" + tag + "}");
        }
        var number = parsed.group(3);
        return new Condition(parsed.group(1), number == null ? parsed.group(2) : Long.valueOf(number));
    }

    private static void requireEnd(String wanted, String found, String opening) {
        if (found == null) {
            throw new TemplateFault(Kind.UNCLOSED, "{" + opening + "}");
        }
        if (!found.equals(wanted)) {
            throw new TemplateFault(Kind.UNKNOWN_TAG, "{" + found + "}");
        }
    }
}
