# Humen 虎门. `make` alone says what there is to make.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help site demo test lint install dist bench clean packages-build packages-test swift-is-here

PREFIX ?= /usr/local
SHARED ?= ../shared

# Debian packages: the libraries the program is linked with, and what the tests drive.
BUILD_PACKAGES := pkg-config libcmark-gfm-dev libcmark-gfm-extensions-dev libmimalloc-dev libsqlite3-dev libssl-dev libxlsxwriter-dev libxml2-dev zlib1g-dev
TEST_PACKAGES := chromium firefox-esr fonts-noto-cjk libreoffice-calc-nogui libreoffice-writer-nogui mujs python3-cryptography \
    python3-docx python3-openpyxl python3-pip zbar-tools

# One release build for everything that leaves this folder: it carries the Swift runtime inside.
HUMEN := .build/release/humen
SWIFT_FLAGS := -c release --product humen --static-swift-stdlib
# What nobody needs to read: SwiftPM's account of its downloads, which --quiet does not silence, and the linker's remark on
# a function of Foundation (mktemp) that Humen does not call.
CHATTER := '^(Fetch|Comput)(ing|ed) |^(Creating working|Working) copy |use of .mktemp. is dangerous'
define SWIFT_IS_HERE
command -v swift >/dev/null || { \
    echo '没有找到 swift：请先安装 Swift 6.3（https://www.swift.org/install/linux/），并让 swift 在 PATH 里' >&2; \
    if [ -n "$$SUDO_USER" ]; then echo '已经装了而 sudo 找不到的，先不带 sudo 运行 make site' >&2; fi; \
    exit 1; }
endef
SOURCES := Package.swift $(shell find Sources \( -type f -o -type d \) 2>/dev/null)

help:
	@echo '虎门 Humen'
	@echo
	@echo '  make site              安装缺少的库，编译，把 Content/ 做成 Output/ 里的网站'
	@echo '  make demo              做一本编造的示例台账和它的网站：Output/demo/'
	@echo '  make test              安装测试要用的软件，检查格式，编译，运行全部测试'
	@echo '  make install PREFIX=…  装到 PREFIX（默认 /usr/local）'
	@echo '  make dist              做成不装 Swift 也能用的文件夹 dist/humen-…'
	@echo '  make lint              只检查代码格式'
	@echo '  make bench             与 Hugo 并排测速（语料在 ../shared）'
	@echo '  make clean             删去编译结果（不动 Content/ 和 Output/）'

site: $(HUMEN)
	@echo '生成网站：Content/ → Output/'
	@$(HUMEN) build --site .
	@echo '完成。请用浏览器打开：$(CURDIR)/Output/site/index.html'

demo: $(HUMEN)
	@rm -rf Output/demo
	@$(HUMEN) coverage demo --site .
	@$(HUMEN) build --site Output/demo
	@echo '完成。请用浏览器打开：$(CURDIR)/Output/demo/Output/site/coverage.html'

# Swift is asked for only where something has to be compiled: `sudo make install` may not find it on root's PATH.
$(HUMEN): $(SOURCES) | packages-build
	@$(SWIFT_IS_HERE)
	@echo '编译 humen（第一次要几分钟，并从 GitHub 下载几个 Swift 软件包）'
	@set -o pipefail; swift build $(SWIFT_FLAGS) --quiet 2>&1 | { grep --line-buffered -vE $(CHATTER) || true; }
	@touch $@

packages-build:
	@Scripts/install-packages 编译要用的库 $(BUILD_PACKAGES)

packages-test:
	@Scripts/install-packages 测试要用的软件 $(TEST_PACKAGES)
	@Scripts/fetch-axe

swift-is-here:
	@$(SWIFT_IS_HERE)

test: swift-is-here packages-build packages-test lint
	@echo '编译程序和测试（第一次要几分钟）'
	@set -o pipefail; swift build --build-tests --quiet 2>&1 | { grep --line-buffered -vE $(CHATTER) || true; }
	@echo '运行全部测试'
	@Scripts/run-tests

lint: swift-is-here
	@echo '检查代码格式'
	@swift format lint --strict --recursive --parallel Sources Tests Package.swift

install: $(HUMEN)
	@echo '安装到 $(DESTDIR)$(PREFIX)'
	@Scripts/install-files '$(DESTDIR)$(PREFIX)' $(HUMEN)

dist: $(HUMEN)
	@Scripts/dist $(HUMEN)

bench: $(HUMEN)
	@Benchmarks/law.py --humen $(HUMEN)
	@Benchmarks/xlsx.py --humen $(HUMEN)
	@Benchmarks/site.py --humen $(HUMEN) --shared '$(SHARED)'

clean:
	@echo '删去 .build/ 和 dist/'
	@rm -rf .build dist
