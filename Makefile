# Pilar: builds the library and the command, runs the tests, remakes the model.
#   make            library and ./pilar          make demo     tags a sample document
#   make check      all tests but the long ones  make lint     format, static checks, layering
#   make check-long documents that do harm: large ones, and thousands with random damage
#   make install    into PREFIX under DESTDIR    make model    the shipped model, from corpus/
# MODE=debug|asan|ubsan|tsan builds into a folder of its own; `make asan` runs the tests so.

MODE   ?= release
BUILD  := build/$(MODE)
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
LIBEXECDIR ?= $(PREFIX)/libexec/pilar

VERSION := $(shell sed -n 's/^\#define PILAR_VERSION "\(.*\)"/\1/p' pipeline/pilar.h)
SONAME  := libpilar.so.0

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
            -Wmissing-prototypes -Wwrite-strings -Wvla -Wundef
ifdef CI
WARNINGS += -Werror
endif
MODE_release := -O2
MODE_debug   := -Og
MODE_asan    := -Og -fsanitize=address -fno-omit-frame-pointer
MODE_ubsan   := -Og -fsanitize=undefined -fno-sanitize-recover=all
MODE_tsan    := -Og -fsanitize=thread
# no contraction to fused multiply-add: the same numbers on every machine
CFLAGS   += -std=c11 -g $(MODE_$(MODE)) -ffp-contract=off -fPIC -fvisibility=hidden -pthread $(WARNINGS)
CPPFLAGS += -D_GNU_SOURCE -I.
LDFLAGS  += -pthread -Wl,-z,relro,-z,now,--as-needed
LDLIBS   := -lstemmer -lsvm -llinear -lutf8proc -lnettle -lz -lm

# what pilar-extract alone is linked with; asked for when it is built, and installed by then
EXTRACT_PACKAGES := poppler-glib minizip expat libxml-2.0 libseccomp
EXTRACT_CPPFLAGS = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(EXTRACT_PACKAGES)))
EXTRACT_LDLIBS   = $(shell pkg-config --libs $(EXTRACT_PACKAGES)) -lnettle -lz -lm

LIBRARY_STAGES := base document language features learning model tagging
LIBRARY_SOURCES := $(foreach stage,$(LIBRARY_STAGES),$(sort $(wildcard pipeline/$(stage)/*.c)))
COMMAND_SOURCES := $(sort $(wildcard pipeline/output/*.c pipeline/cli/*.c eval/*.c))
LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
COMMAND_OBJECTS := $(COMMAND_SOURCES:%.c=$(BUILD)/%.o)
EXTRACT_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard pipeline/extract/*.c)))
BASE_OBJECTS := $(filter $(BUILD)/pipeline/base/%,$(LIBRARY_OBJECTS))
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/*.c)))

# each step is a line; V=1 shows the commands
Q := $(if $(V),,@)

.PHONY: all demo check check-long unit cli hostile readme lint model install uninstall clean debug asan ubsan tsan packages
.DELETE_ON_ERROR:
.SECONDARY:

all: packages
	@$(MAKE) --no-print-directory build

packages:
	@scripts/packages build

.PHONY: build objects
build: pilar pilar-extract libpilar.a libpilar.so

objects: $(LIBRARY_OBJECTS) $(COMMAND_OBJECTS) $(EXTRACT_OBJECTS)

# ---- programs and libraries ----

# What lies at the top is for people, and points to what was built last.
.PHONY: pilar pilar-extract libpilar.a libpilar.so
pilar pilar-extract libpilar.a: %: $(BUILD)/%
	@ln -sf $< $@

libpilar.so: $(BUILD)/$(SONAME)
	@ln -sf $< $@

$(BUILD)/pilar: $(LIBRARY_OBJECTS) $(COMMAND_OBJECTS)
	@echo "  link $@"
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# Untrusted documents in foreign formats are read in a program of its own.
$(BUILD)/pilar-extract: $(EXTRACT_OBJECTS) $(BASE_OBJECTS)
	@echo "  link $@"
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(EXTRACT_LDLIBS)

$(BUILD)/$(SONAME): $(LIBRARY_OBJECTS) pipeline/pilar.map
	@echo "  link $@"
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,$(SONAME),--version-script=pipeline/pilar.map \
	    -o $@ $(LIBRARY_OBJECTS) $(LDLIBS)

# Only pilar_* leaves the static library too: its objects become one, with the rest made local.
$(BUILD)/libpilar.a: $(LIBRARY_OBJECTS)
	@echo "  link $@"
	$(Q)ld -r -o $(BUILD)/libpilar.o $^
	$(Q)objcopy --wildcard --keep-global-symbol='pilar_*' $(BUILD)/libpilar.o
	$(Q)rm -f $@ && ar rcsD $@ $(BUILD)/libpilar.o

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo "  compile $<"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(EXTRACT_OBJECTS): CPPFLAGS += $(EXTRACT_CPPFLAGS)
$(BUILD)/pipeline/document/extract.o: CPPFLAGS += -DPILAR_LIBEXECDIR='"$(LIBEXECDIR)"'

-include $(LIBRARY_OBJECTS:.o=.d) $(COMMAND_OBJECTS:.o=.d) $(EXTRACT_OBJECTS:.o=.d)
-include $(wildcard $(BUILD)/tests/*.d)

# ---- tests ----

$(BUILD)/tests/%: tests/unit/%.c $(LIBRARY_OBJECTS) $(filter-out %/main.o,$(COMMAND_OBJECTS))
	@mkdir -p $(@D)
	@echo "  test $@"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $(filter %.c %.o,$^) -lcmocka -ljansson $(LDLIBS)

# those of pilar-extract see its modules in place of the command's
$(BUILD)/tests/test_extract_%: tests/unit/test_extract_%.c $(filter-out %/main.o,$(EXTRACT_OBJECTS)) \
    $(BASE_OBJECTS)
	@mkdir -p $(@D)
	@echo "  test $@"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $(filter %.c %.o,$^) -lcmocka $(EXTRACT_LDLIBS)

# the library looks for pilar-extract beside the program that runs
$(BUILD)/tests/pilar-extract: $(BUILD)/pilar-extract
	@mkdir -p $(@D)
	@ln -sf ../pilar-extract $@

# a test that fails is told again at the end; RUN=valgrind and the like runs them under it
unit: $(UNIT_TESTS) $(BUILD)/tests/pilar-extract
	@failed=; for test in $(UNIT_TESTS); do \
	    $(RUN) $$test || failed="$$failed $${test##*/}"; done; \
	    [ -z "$$failed" ] || { echo "failed:$$failed"; exit 1; }

cli: build
	@tests/cli/run

# documents that do harm, and some with random damage: the same each time
hostile: build
	@MODE=$(MODE) tests/hostile/run
	@MODE=$(MODE) tests/hostile/mutants all 50 1

# the README is followed with what is shipped, not with a build for finding faults
readme: build
ifeq ($(MODE),release)
	@tests/readme
endif

check:
	@scripts/packages check
	@$(MAKE) --no-print-directory build
	@$(MAKE) --no-print-directory unit cli hostile readme
	@scripts/check-layers
	@./pilar corpus check corpus

check-long:
	@scripts/packages check
	@$(MAKE) --no-print-directory build
	@MODE=$(MODE) tests/hostile/run --long
	@MODE=$(MODE) tests/hostile/mutants all 1000 2

lint:
	@scripts/packages lint
	@scripts/check-layers
	@scripts/lint

# tests ask for more memory than there is; the sanitizers are to say no, not to stop
tsan: export TSAN_OPTIONS = allocator_may_return_null=1

debug asan ubsan tsan:
	@$(MAKE) --no-print-directory MODE=$@ check

# ---- demo and model ----

demo: all
	./pilar tag tests/documents/informe.txt

model: build
	./pilar train -o models/un-ict-security.pilar corpus

# ---- installation ----

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(LIBDIR)/pkgconfig \
	    $(DESTDIR)$(PREFIX)/share/pilar $(DESTDIR)$(LIBEXECDIR)
	install -m 755 $(BUILD)/pilar $(DESTDIR)$(PREFIX)/bin/pilar
	install -m 755 $(BUILD)/pilar-extract $(DESTDIR)$(LIBEXECDIR)/pilar-extract
	install -m 644 pipeline/pilar.h $(DESTDIR)$(PREFIX)/include/pilar.h
	install -m 644 libpilar.a $(DESTDIR)$(LIBDIR)/libpilar.a
	install -m 755 $(BUILD)/$(SONAME) $(DESTDIR)$(LIBDIR)/libpilar.so.$(VERSION)
	ln -sf libpilar.so.$(VERSION) $(DESTDIR)$(LIBDIR)/$(SONAME)
	ln -sf $(SONAME) $(DESTDIR)$(LIBDIR)/libpilar.so
	install -m 644 models/un-ict-security.pilar $(DESTDIR)$(PREFIX)/share/pilar/un-ict-security.pilar
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' -e 's|@VERSION@|$(VERSION)|' \
	    pipeline/pilar.pc.in > $(DESTDIR)$(LIBDIR)/pkgconfig/pilar.pc

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/pilar $(DESTDIR)$(PREFIX)/include/pilar.h \
	    $(DESTDIR)$(LIBDIR)/libpilar.* $(DESTDIR)$(LIBDIR)/pkgconfig/pilar.pc \
	    $(DESTDIR)$(LIBEXECDIR)/pilar-extract
	rm -rf $(DESTDIR)$(PREFIX)/share/pilar
	-rmdir $(DESTDIR)$(LIBEXECDIR)

clean:
	rm -rf build pilar pilar-extract libpilar.a libpilar.so
