package cn.icpfiling.platform.history;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a method gives a variable. A variable of a lambda or a loop is open: its values come from elsewhere. */
final class LocalValues extends TreeScanner<Void, Void> {
    private final String name;
    private final List<ExpressionTree> values = new ArrayList<>();
    private final Set<Tree> assigned = new HashSet<>();
    private boolean isDeclared;
    private boolean isOpen;
    private String type = "";

    LocalValues(String name) {
        this.name = name;
    }

    @Override
    public Void visitBlock(BlockTree block, Void nothing) {
        assigned.addAll(block.getStatements());
        return super.visitBlock(block, nothing);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
        if (variable.getName().contentEquals(name)) {
            isDeclared = true;
            type = variable.getType() == null ? type : variable.getType().toString();
            if (variable.getInitializer() != null) {
                values.add(variable.getInitializer());
            } else {
                isOpen |= !assigned.contains(variable);
            }
        }
        return super.visitVariable(variable, nothing);
    }

    @Override
    public Void visitAssignment(AssignmentTree assignment, Void nothing) {
        if (assignment.getVariable().toString().equals(name)) {
            values.add(assignment.getExpression());
        }
        return super.visitAssignment(assignment, nothing);
    }

    /** Whether the method declares a variable of this name. */
    boolean isDeclared() {
        return isDeclared;
    }

    boolean isOpen() {
        return isOpen;
    }

    List<ExpressionTree> values() {
        return values;
    }

    /** As it is written. */
    String type() {
        return type;
    }
}
