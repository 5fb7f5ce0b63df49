/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opendaylight.netvis.compile.Capability;
import org.opendaylight.netvis.controller.ConfigurationSink;
import org.opendaylight.netvis.policy.PolicyId;
import org.opendaylight.netvis.program.Flow;
import org.opendaylight.netvis.program.TableId;

/**
 * Keeps the dependencies between the packages pointing one way.
 */
final class ArchitectureTest {
    private static final String ROOT = "org.opendaylight.netvis.";
    /** Each in a package of its own. */
    private static final String CAPABILITIES = ROOT + "compile.*";
    private static final DescribedPredicate<JavaClass> LIST =
        JavaClass.Predicates.simpleName("Capabilities").as("the list of capabilities");
    private static final String[] JAVA_AND_GUAVA = {"java.lang..", "java.util..", "java.math..", "com.google.common.."};

    private static final JavaClasses CLASSES = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.opendaylight.netvis");

    @Test
    void netKnowsNothingButItself() {
        mayOnlyUse("net");
    }

    @Test
    void policyKnowsOnlyWhatIsInFrames() {
        mayOnlyUse("policy", ROOT + "net");
    }

    @Test
    void fieldsAndActionsOfOpenVswitchAreValues() {
        mayOnlyUse("ovs.protocol");
        mayOnlyUse("ovs.field", ROOT + "net", ROOT + "ovs.protocol", "java.nio", "org.eclipse.jdt.annotation");
        mayOnlyUse("ovs.action", ROOT + "net", ROOT + "ovs.protocol", ROOT + "ovs.field", "java.nio",
            "org.eclipse.jdt.annotation");
    }

    /** And numbers of registries, and Open vSwitch's fields and actions, which are values like its own, and a map. */
    @Test
    void programKnowsNothingButItself() {
        mayOnlyUse("program", ROOT + "net", ROOT + "ovs.protocol", ROOT + "ovs.field", ROOT + "ovs.action",
            "java.nio", "tech.pantheon.triemap");
    }

    @Test
    void pipelineIsDeclaredInTermsOfPrograms() {
        mayOnlyUse("pipeline", ROOT + "net", ROOT + "program", ROOT + "ovs.field", ROOT + "ovs.action");
    }

    @Test
    void compileIsPure() {
        mayOnlyUse("compile", ROOT + "net", ROOT + "punt", ROOT + "policy", ROOT + "program", ROOT + "pipeline",
            ROOT + "ovs.field", ROOT + "ovs.action", "java.nio.charset", "tech.pantheon.triemap", CAPABILITIES);
        mayOnlyUse("compile.*", ROOT + "compile", ROOT + "net", ROOT + "punt", ROOT + "policy", ROOT + "program",
            ROOT + "pipeline", ROOT + "ovs.field", ROOT + "ovs.action");
    }

    /** So that another one is a package more and a line in the list. */
    @Test
    void theCompilerKnowsCapabilitiesOnlyByTheirList() {
        noClasses().that().resideInAPackage(ROOT + "compile").and(not(LIST)).should().dependOnClassesThat()
            .resideInAPackage(CAPABILITIES).check(CLASSES);
        assertEquals(CLASSES.stream().filter(it -> it.isAssignableTo(Capability.class) && !it.isInterface())
            .collect(Collectors.toSet()), CLASSES.stream().filter(LIST)
            .flatMap(it -> it.getDirectDependenciesFromSelf().stream()).map(Dependency::getTargetClass)
            .filter(resideInAPackage(CAPABILITIES)).collect(Collectors.toSet()));
    }

    @Test
    void capabilitiesDoNotKnowEachOther() {
        slices().matching(ROOT + "compile.(*)").should().notDependOnEachOther().check(CLASSES);
    }

    @Test
    void onlyWhoTestsSwitchesKnowsWhatIsInACapability() {
        noClasses().that().resideOutsideOfPackages(ROOT + "compile", CAPABILITIES, ROOT + "controller").should()
            .dependOnClassesThat().resideInAPackage(CAPABILITIES).check(CLASSES);
    }

    /** And so are checked against it. */
    @Test
    void flowsAreBuiltFromTheDeclaration() {
        noClasses().that().resideOutsideOfPackages(ROOT + "program", ROOT + "pipeline")
            .should(callConstructorOf(Flow.class)).check(CLASSES);
    }

    @Test
    void onlyTheDeclarationNamesTablesByNumber() {
        noClasses().that().resideOutsideOfPackages(ROOT + "program", ROOT + "pipeline")
            .should(callConstructorOf(TableId.class)).check(CLASSES);
    }

    private static ArchCondition<JavaClass> callConstructorOf(final Class<?> type) {
        return ArchConditions.callConstructorWhere(JavaCall.Predicates.target(
            HasOwner.Predicates.With.owner(JavaClass.Predicates.type(type))));
    }

    @Test
    void plansAreMadeOfMatchesAndConditions() {
        mayOnlyUse("punt", ROOT + "net", ROOT + "program", ROOT + "policy");
    }

    @Test
    void packetsAreOnlyBuffersAndPlans() {
        mayOnlyUse("packet", ROOT + "punt", ROOT + "net", ROOT + "program", ROOT + "policy", ROOT + "ovs.field",
            ROOT + "ovs.protocol", "io.netty.buffer");
    }

    @Test
    void plansAndPacketsKnowOfPoliciesOnlyTheirIds() {
        noClasses().that().resideInAnyPackage(ROOT + "punt", ROOT + "packet").should().dependOnClassesThat(
            resideInAPackage(ROOT + "policy").and(not(type(PolicyId.class)))).check(CLASSES);
    }

    @Test
    void switchesKnowNothingOfPolicies() {
        noClasses().that().resideInAnyPackage(ROOT + "openflow", ROOT + "inventory").should().dependOnClassesThat()
            .resideInAnyPackage(ROOT + "policy", ROOT + "compile", ROOT + "controller").check(CLASSES);
    }

    @Test
    void answersAreReadOfValues() {
        mayOnlyUse("explain", ROOT + "net", ROOT + "punt", ROOT + "policy", ROOT + "program", ROOT + "compile",
            ROOT + "packet", ROOT + "status", "io.netty.buffer", "java.nio");
    }

    @Test
    void statusIsAValue() {
        mayOnlyUse("status", ROOT + "policy", "java.time");
    }

    @Test
    void onlyOneRoomKnowsTheGeneratedModel() {
        noClasses().that().resideOutsideOfPackage(ROOT + "yang").should().dependOnClassesThat()
            .resideInAPackage("org.opendaylight.yang.gen.v1.urn.opendaylight.netvis.rev261124..").check(CLASSES);
    }

    @Test
    void controllerDealsInValues() {
        noClasses().that().resideInAPackage(ROOT + "controller").should().dependOnClassesThat().resideInAnyPackage(
            "org.opendaylight.mdsal..", "org.opendaylight.yangtools.binding..", "org.opendaylight.yangtools.yang..",
            "org.opendaylight.yang..").check(CLASSES);
    }

    @Test
    void nothingDependsOnTheEdges() {
        noClasses().that().resideOutsideOfPackages(ROOT + "yang", ROOT + "osgi").should().dependOnClassesThat()
            .resideInAnyPackage(ROOT + "yang", ROOT + "osgi").check(CLASSES);
        noClasses().that().resideOutsideOfPackage(ROOT + "osgi").should().dependOnClassesThat()
            .resideInAPackage(ROOT + "osgi").check(CLASSES);
    }

    /** Of the controller the room of the model knows only who takes configurations. */
    @Test
    void nothingDependsOnTheController() {
        noClasses().that().resideOutsideOfPackages(ROOT + "controller", ROOT + "osgi").and()
            .resideOutsideOfPackage(ROOT + "yang").should().dependOnClassesThat()
            .resideInAPackage(ROOT + "controller").check(CLASSES);
        noClasses().that().resideInAPackage(ROOT + "yang").should().dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage(ROOT + "controller")
                .and(DescribedPredicate.not(JavaClass.Predicates.type(ConfigurationSink.class)))).check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)").check(CLASSES);
    }

    private void mayOnlyUse(final String name, final String... others) {
        final var allowed = new String[JAVA_AND_GUAVA.length + others.length + 1];
        System.arraycopy(JAVA_AND_GUAVA, 0, allowed, 0, JAVA_AND_GUAVA.length);
        System.arraycopy(others, 0, allowed, JAVA_AND_GUAVA.length, others.length);
        allowed[allowed.length - 1] = ROOT + name;
        classes().that().resideInAPackage(ROOT + name).should().onlyDependOnClassesThat().resideInAnyPackage(allowed)
            .check(CLASSES);
    }
}
