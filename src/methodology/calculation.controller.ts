import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import { ProblemResponses } from '../http/act-response.ts';
import { Public } from '../identity/permit.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import {
  CalculationView,
  FormulaList,
  FormulaView,
  VersionCalculationView,
} from './calculation.answers.ts';
import { FORMULAS, formulaOf } from './formulas/all.ts';
import { calculate } from './formulas/calculate.ts';
import type { Formula } from './formulas/formula.ts';
import { CalculationDto, FormulaCalculationDto } from './methodology.dto.ts';
import { MethodologyReads } from './methodology.reads.ts';
import { calculateByVersion } from './version-calculation.ts';
import { factorsOf } from './version-draft.ts';

/** Formulas that anybody can read and try: nothing is stored. */
@ApiTags('Methodologies')
@Controller()
export class CalculationController {
  constructor(private readonly reads: MethodologyReads) {}

  @Get('/v1/formulas')
  @Public()
  @ApiOperation({ summary: 'The formulas, with parameters, factors, steps and worked examples' })
  @ApiOkResponse({ type: FormulaList })
  formulas(): FormulaList {
    return { items: FORMULAS };
  }

  @Get('/v1/formulas/:code')
  @Public()
  @ApiOperation({ summary: 'One formula' })
  @ApiOkResponse({ type: FormulaView })
  @ProblemResponses(404)
  formula(@Param('code') code: string): FormulaView {
    return found(code);
  }

  @Post('/v1/formulas/:code/calculate')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'A trial calculation with a formula; stores nothing' })
  @ApiOkResponse({ type: CalculationView })
  @ProblemResponses(400, 404, 413, 422)
  calculate(@Param('code') code: string, @Body() body: FormulaCalculationDto): CalculationView {
    const { country, inputs, factors } = body;
    return calculate(found(code), inputs, {
      ...(country === undefined ? {} : { country }),
      factors: factorsOf(factors),
    });
  }

  @Post('/v1/methodologies/:id/versions/:version/calculate')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: "A trial calculation with a methodology's version; stores nothing" })
  @ApiOkResponse({ type: VersionCalculationView })
  @ProblemResponses(400, 404, 413, 422)
  async calculateByVersion(
    @Param('id') id: string,
    @Param('version') text: string,
    @Body() body: CalculationDto,
  ): Promise<VersionCalculationView> {
    const { methodology, version } = await this.reads.version(id, text);
    const calculation = calculateByVersion(
      { ...version, country: version.countryCode },
      body.inputs,
      factorsOf(body.factors),
    );
    return {
      methodology: publicId(methodology.countryCode as CountryCode, methodology.id),
      approvedNumber: methodology.approvedNumber ?? methodology.proposalNumber,
      methodologyVersion: version.version,
      ...calculation,
    };
  }
}

function found(code: string): Formula {
  const formula = formulaOf(code);
  if (formula instanceof Refusal) throw formula;
  return formula;
}
