package cn.icpfiling.inspection.policies;

import cn.icpfiling.inspection.core.pages.NormalText;
import cn.icpfiling.inspection.policies.PageWordsContent.Covered;
import cn.icpfiling.inspection.policies.PageWordsContent.Word;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Finds what is wrong with the words of one entry beyond their form: what can never be found, and what would count twice. */
final class PageWordFaults {
    private static final int IN_THE_TITLE = 2;

    private final String entry;
    private final List<Violation> faults = new ArrayList<>();

    private PageWordFaults(String entry) {
        this.entry = entry + "/words/";
    }

    /** @param pointer to the entry */
    static List<Violation> of(String pointer, PageWordsContent words) {
        var found = new PageWordFaults(pointer);
        found.parked(words.parked());
        found.words("business", words.business());
        found.bound("businessFrom", words.businessFrom(), words.business());
        found.words("foreign", words.foreign());
        found.bound("foreignFrom", words.foreignFrom(), words.foreign());
        found.covered("contentTypes", words.contentTypes(), words.coveredFrom());
        found.covered("preApprovals", words.preApprovals(), words.coveredFrom());
        return List.copyOf(found.faults);
    }

    private void parked(List<String> words) {
        var known = new HashSet<String>();
        for (var at = 0; at < words.size(); at++) {
            word("parked/" + at, words.get(at), !known.add(words.get(at)));
        }
    }

    private void words(String list, List<Word> words) {
        var known = new HashSet<String>();
        for (var at = 0; at < words.size(); at++) {
            var word = words.get(at).word();
            word(list + "/" + at + "/word", word, !known.add(word));
        }
    }

    private void covered(String list, List<Covered> contents, int from) {
        for (var at = 0; at < contents.size(); at++) {
            var words = contents.get(at).words();
            words(list + "/" + at + "/words", words);
            bound(list + "/" + at + "/words", from, words);
        }
    }

    private void word(String pointer, String word, boolean known) {
        if (known) {
            add(pointer, "PAGE_WORD_TWICE", word);
        }
        var asOnPages = NormalText.of(word);
        if (asOnPages.isBlank() || !asOnPages.equals(word)) {
            add(pointer, "PAGE_WORD_NEVER_FOUND", word, asOnPages);
        }
    }

    /** A list without words is switched off. */
    private void bound(String pointer, int from, List<Word> words) {
        var most = IN_THE_TITLE * words.stream().mapToInt(Word::points).sum();
        if (!words.isEmpty() && most < from) {
            add(pointer, "PAGE_WORDS_TOO_FEW_POINTS", most, from);
        }
    }

    private void add(String pointer, String code, Object... args) {
        faults.add(Violation.of(entry + pointer, code, null, args));
    }
}
